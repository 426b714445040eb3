package land

import (
	"regexp"
	"strings"
)

// UseName is the land use that a code stands for, or the nearest class above it; false for words and for mixed uses.
func UseName(code string) (Phrase, bool) {
	plain := strings.ToUpper(strings.TrimSpace(code))
	shortest := 2
	if plain != "" && plain[0] >= '0' && plain[0] <= '9' {
		shortest = 4
	}
	for length := len(plain); length >= shortest; length-- {
		if name, ok := useNames[plain[:length]]; ok {
			return name, true
		}
	}
	return Phrase{}, false
}

var divisionForm = regexp.MustCompile(`^[A-T]?(\d{2})\d{0,2}$`)

// IndustryName is the division of an industry code of two to four digits, with or without the letter of its section.
func IndustryName(code string) (Phrase, bool) {
	found := divisionForm.FindStringSubmatch(strings.TrimSpace(code))
	if found == nil {
		return Phrase{}, false
	}
	name, ok := divisionNames[found[1]]
	return name, ok
}

// TenureName is what a tenure is called.
func TenureName(code string) (Phrase, bool) {
	name, ok := map[string]Phrase{"state": {"国有", "State"}, "collective": {"集体", "Collective"}}[code]
	return name, ok
}

// useNames are the names of land use codes: registered uses by GB/T 21010-2017 with the working classes of the third land survey,
// the industrial ones of the 用地用海分类 of 2023, and planned uses by GB 50137-2011; M0 is a local addition. A test holds them and
// the page's (web/src/codes) equal.
var useNames = map[string]Phrase{
	"0501":   {"零售商业用地", "Retail"},
	"0502":   {"批发市场用地", "Wholesale market"},
	"0503":   {"餐饮用地", "Catering"},
	"0504":   {"旅馆用地", "Hotel"},
	"0505":   {"商务金融用地", "Business and finance"},
	"0506":   {"娱乐用地", "Entertainment"},
	"0507":   {"其他商服用地", "Other commerce"},
	"0508":   {"物流仓储用地", "Logistics and storage"},
	"05H1":   {"商业服务业设施用地", "Commercial services"},
	"0601":   {"工业用地", "Industry"},
	"0602":   {"采矿用地", "Mining"},
	"0603":   {"盐田", "Salt pan"},
	"0604":   {"仓储用地", "Storage"},
	"0701":   {"城镇住宅用地", "Urban housing"},
	"0801":   {"机关团体用地", "Government and organisations"},
	"08H1":   {"机关团体新闻出版用地", "Government and press"},
	"08H2":   {"科教文卫用地", "Science, education, culture and health"},
	"0809":   {"公用设施用地", "Utilities"},
	"0810":   {"公园与绿地", "Parks and green"},
	"1001":   {"工业用地", "Industry"},
	"100101": {"一类工业用地", "Industry class 1"},
	"100102": {"二类工业用地", "Industry class 2"},
	"100103": {"三类工业用地", "Industry class 3"},
	"1004":   {"城镇村道路用地", "Streets"},
	"1005":   {"交通服务场站用地", "Transport stations"},
	"1006":   {"农村道路", "Rural road"},
	"1101":   {"物流仓储用地", "Logistics and storage"},
	"A1":     {"行政办公用地", "Administration"},
	"A2":     {"文化设施用地", "Culture"},
	"A3":     {"教育科研用地", "Education and research"},
	"A4":     {"体育用地", "Sports"},
	"A5":     {"医疗卫生用地", "Health"},
	"A6":     {"社会福利用地", "Social welfare"},
	"A7":     {"文物古迹用地", "Heritage"},
	"A8":     {"外事用地", "Foreign affairs"},
	"A9":     {"宗教用地", "Religion"},
	"B1":     {"商业用地", "Commerce"},
	"B2":     {"商务用地", "Business"},
	"B3":     {"娱乐康体用地", "Recreation"},
	"B4":     {"公用设施营业网点用地", "Utility outlets"},
	"B9":     {"其他服务设施用地", "Other services"},
	"G1":     {"公园绿地", "Park"},
	"G2":     {"防护绿地", "Green buffer"},
	"G3":     {"广场用地", "Square"},
	"M0":     {"新型产业用地", "New industry"},
	"M1":     {"一类工业用地", "Industry class 1"},
	"M2":     {"二类工业用地", "Industry class 2"},
	"M3":     {"三类工业用地", "Industry class 3"},
	"R1":     {"一类居住用地", "Housing class 1"},
	"R2":     {"二类居住用地", "Housing class 2"},
	"R3":     {"三类居住用地", "Housing class 3"},
	"S1":     {"城市道路用地", "Street"},
	"S2":     {"城市轨道交通用地", "Urban rail"},
	"S3":     {"交通枢纽用地", "Transport hub"},
	"S4":     {"交通场站用地", "Transport station"},
	"S9":     {"其他交通设施用地", "Other transport"},
	"U1":     {"供应设施用地", "Supply utilities"},
	"U2":     {"环境设施用地", "Environmental utilities"},
	"U3":     {"安全设施用地", "Safety facilities"},
	"U9":     {"其他公用设施用地", "Other utilities"},
	"W1":     {"一类物流仓储用地", "Logistics and storage class 1"},
	"W2":     {"二类物流仓储用地", "Logistics and storage class 2"},
	"W3":     {"三类物流仓储用地", "Logistics and storage class 3"},
}

// divisionNames are the divisions of GB/T 4754-2017, two digits each.
var divisionNames = map[string]Phrase{
	"01": {"农业", "Crop farming"},
	"02": {"林业", "Forestry"},
	"03": {"畜牧业", "Animal husbandry"},
	"04": {"渔业", "Fishery"},
	"05": {"农、林、牧、渔专业及辅助性活动", "Support to farming, forestry and fishery"},
	"06": {"煤炭开采和洗选业", "Coal mining and washing"},
	"07": {"石油和天然气开采业", "Oil and gas extraction"},
	"08": {"黑色金属矿采选业", "Ferrous ore mining"},
	"09": {"有色金属矿采选业", "Non-ferrous ore mining"},
	"10": {"非金属矿采选业", "Non-metal ore mining"},
	"11": {"开采专业及辅助性活动", "Support to mining"},
	"12": {"其他采矿业", "Other mining"},
	"13": {"农副食品加工业", "Processing of farm and side-line food"},
	"14": {"食品制造业", "Food"},
	"15": {"酒、饮料和精制茶制造业", "Liquor, beverages and refined tea"},
	"16": {"烟草制品业", "Tobacco"},
	"17": {"纺织业", "Textiles"},
	"18": {"纺织服装、服饰业", "Apparel"},
	"19": {"皮革、毛皮、羽毛及其制品和制鞋业", "Leather, fur, feather and footwear"},
	"20": {"木材加工和木、竹、藤、棕、草制品业", "Wood, bamboo, rattan, palm and straw products"},
	"21": {"家具制造业", "Furniture"},
	"22": {"造纸和纸制品业", "Paper and paper products"},
	"23": {"印刷和记录媒介复制业", "Printing and recorded media"},
	"24": {"文教、工美、体育和娱乐用品制造业", "Cultural, educational, craft, sports and entertainment goods"},
	"25": {"石油、煤炭及其他燃料加工业", "Petroleum, coal and other fuel processing"},
	"26": {"化学原料和化学制品制造业", "Chemical raw materials and products"},
	"27": {"医药制造业", "Medicines"},
	"28": {"化学纤维制造业", "Chemical fibres"},
	"29": {"橡胶和塑料制品业", "Rubber and plastics"},
	"30": {"非金属矿物制品业", "Non-metallic mineral products"},
	"31": {"黑色金属冶炼和压延加工业", "Smelting and rolling of ferrous metals"},
	"32": {"有色金属冶炼和压延加工业", "Smelting and rolling of non-ferrous metals"},
	"33": {"金属制品业", "Metal products"},
	"34": {"通用设备制造业", "General-purpose machinery"},
	"35": {"专用设备制造业", "Special-purpose machinery"},
	"36": {"汽车制造业", "Automobiles"},
	"37": {"铁路、船舶、航空航天和其他运输设备制造业", "Railway, ship, aerospace and other transport equipment"},
	"38": {"电气机械和器材制造业", "Electrical machinery and equipment"},
	"39": {"计算机、通信和其他电子设备制造业", "Computers, communication and other electronics"},
	"40": {"仪器仪表制造业", "Instruments and meters"},
	"41": {"其他制造业", "Other manufacturing"},
	"42": {"废弃资源综合利用业", "Recycling of waste resources"},
	"43": {"金属制品、机械和设备修理业", "Repair of metal products, machinery and equipment"},
	"44": {"电力、热力生产和供应业", "Electricity and heat"},
	"45": {"燃气生产和供应业", "Gas"},
	"46": {"水的生产和供应业", "Water"},
	"47": {"房屋建筑业", "Building construction"},
	"48": {"土木工程建筑业", "Civil engineering"},
	"49": {"建筑安装业", "Building installation"},
	"50": {"建筑装饰、装修和其他建筑业", "Building decoration and other construction"},
	"51": {"批发业", "Wholesale"},
	"52": {"零售业", "Retail"},
	"53": {"铁路运输业", "Rail transport"},
	"54": {"道路运输业", "Road transport"},
	"55": {"水上运输业", "Water transport"},
	"56": {"航空运输业", "Air transport"},
	"57": {"管道运输业", "Pipeline transport"},
	"58": {"多式联运和运输代理业", "Multimodal transport and forwarding"},
	"59": {"装卸搬运和仓储业", "Handling and storage"},
	"60": {"邮政业", "Postal services"},
	"61": {"住宿业", "Accommodation"},
	"62": {"餐饮业", "Catering"},
	"63": {"电信、广播电视和卫星传输服务", "Telecommunication and broadcasting transmission"},
	"64": {"互联网和相关服务", "Internet services"},
	"65": {"软件和信息技术服务业", "Software and information technology"},
	"66": {"货币金融服务", "Monetary and financial services"},
	"67": {"资本市场服务", "Capital market services"},
	"68": {"保险业", "Insurance"},
	"69": {"其他金融业", "Other finance"},
	"70": {"房地产业", "Real estate"},
	"71": {"租赁业", "Leasing"},
	"72": {"商务服务业", "Business services"},
	"73": {"研究和试验发展", "Research and development"},
	"74": {"专业技术服务业", "Professional technical services"},
	"75": {"科技推广和应用服务业", "Technology promotion and application"},
	"76": {"水利管理业", "Water conservancy"},
	"77": {"生态保护和环境治理业", "Ecological and environmental protection"},
	"78": {"公共设施管理业", "Public facilities"},
	"79": {"土地管理业", "Land administration"},
	"80": {"居民服务业", "Services to households"},
	"81": {"机动车、电子产品和日用产品修理业", "Repair of vehicles, electronics and household goods"},
	"82": {"其他服务业", "Other services"},
	"83": {"教育", "Education"},
	"84": {"卫生", "Health"},
	"85": {"社会工作", "Social work"},
	"86": {"新闻和出版业", "News and publishing"},
	"87": {"广播、电视、电影和录音制作业", "Broadcasting, film and sound recording"},
	"88": {"文化艺术业", "Culture and arts"},
	"89": {"体育", "Sports"},
	"90": {"娱乐业", "Entertainment"},
}
