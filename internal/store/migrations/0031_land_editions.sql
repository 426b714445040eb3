-- Which edition of an agreement does its name say? The number beside 补充, 变更 or supplement, or of 第…次 or 第…版, in digits or in
-- Chinese up to 九十九; 1 of a supplement without such a number, 0 of what is none. Years and the numbers of contracts say nothing of it.
create function edition_of(agreement text) returns bigint
language sql immutable strict parallel safe
return (
  select
    case
      when n.number like '%十%'
        then coalesce(nullif(split_part(n.number, '十', 1), ''), '1')::bigint * 10 + coalesce(nullif(split_part(n.number, '十', 2), ''), '0')::bigint
      when n.number is not null then n.number::bigint
      when agreement ~* '补充|变更|supplement' then 1
      else 0
    end
  from (
    select
      coalesce(
        (regexp_match(t.name, '(?:(?:补充|变更)(?:协议|合同|条款)?书?|supplement(?:ary)?(?: agreement)?)\s*[（(]?\s*(?:之|第|no[.]?)?\s*([0-9]?十[0-9]?|[0-9]{1,3})(?![0-9十年月日])', 'i'))[1],
        (regexp_match(t.name, '(?<![0-9十])([0-9]?十[0-9]?|[0-9]{1,3})(?:[次版稿]|(?:st|nd|rd|th) supplement)', 'i'))[1],
        (regexp_match(t.name, '第([0-9]?十[0-9]?|[0-9]{1,3})[号份](?:补充|变更)'))[1]
      ) as number
    from (select translate(agreement, '〇一二三四五六七八九０１２３４５６７８９', '01234567890123456789') as name) t
  ) n
);
comment on function edition_of is 'number of the edition that the name of an agreement says: 补充协议十二 is 12, 2019年补充协议 is 1, 出让合同(2013)012号 is 0';
