-- Which edition of an agreement does its name say? The first number in it, in digits or in Chinese up to 九十九; 1 of a
-- supplement without a number, 0 of what is none.
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
    select substring(translate(agreement, '〇一二三四五六七八九０１２３４５６７８９', '01234567890123456789') from '[0-9]?十[0-9]?|[0-9]{1,9}') as number
  ) n
);
comment on function edition_of is 'number of the edition that the name of an agreement says: 补充协议十二 is 12, 补充协议 is 1, 原协议 is 0';
