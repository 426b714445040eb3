-- What the findings of a rule have in common, by the documents geodata/policies/default.yaml and idle-land-2012.yaml.
create temp table basis (rule, kind, document_id, version, title, basis) on commit drop as
values
  ('idle_not_started', 'idle', 'idle-land-2012', 2, jsonb '{"zh": "闲置土地:未动工", "en": "idle: not started"}', jsonb '{
    "document": "闲置土地处置办法", "number": "国土资源部令第53号", "article": "第二条第一款",
    "url": "https://gk.mnr.gov.cn/zc/gz/201702/t20170206_1437100.html", "note": {"zh": "", "en": ""}}'),
  ('idle_suspended', 'idle', 'idle-land-2012', 2, jsonb '{"zh": "疑似闲置:中止开发", "en": "suspected idle: suspended"}', jsonb '{
    "document": "闲置土地处置办法", "number": "国土资源部令第53号", "article": "第二条第二款",
    "url": "https://gk.mnr.gov.cn/zc/gz/201702/t20170206_1437100.html", "note": {"zh": "", "en": ""}}'),
  ('low_efficiency', 'low_efficiency', 'default', 3, jsonb '{"zh": "低效用地", "en": "low efficiency"}', jsonb '{
    "document": "关于进一步支持存量工业用地提容增效促进实体经济发展的实施意见", "number": "泉政办规〔2025〕13号",
    "article": "近三年经济效益低于5万元/亩",
    "url": "https://www.quanzhou.gov.cn/zfb/xxgk/ztxxgk/zcjd/wzjd/202601/t20260108_3252308.htm",
    "note": {"zh": "适用于泉州市统管区,对晋江不具约束力;文中“经济效益”口径未公布,此处以亩均税收计",
      "en": "binds the districts of Quanzhou city, not Jinjiang; its \"economic benefit\" is not defined in what is published, tax is used here"}}');
