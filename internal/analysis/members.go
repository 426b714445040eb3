package analysis

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

// carry gives groups what their enterprises have in common - the word, the flag or the day that is the same of all of
// them - with every recognition and event of any of them. Where they differ, or it is not known of one, it is not known
// of the group.
func (g *ground) carry(f *score.Facts, unit string, place []int) {
	own := score.Facts{Numbers: columns{}, Texts: map[string]score.Texts{}}
	g.describe(&own)
	own = *own.WithIndustries(nil)
	delete(own.Texts, "scale") // which is that of the largest
	delete(own.Texts, "industry_group")
	members := g.membersOf(unit)
	for name, words := range own.Texts {
		f.Texts[name] = score.TextsOf(ofMembers(f.Keys, members, words.Of, ""))
	}
	f.Flags, f.Days = map[string][]int8{}, map[string][]int32{}
	for name, flags := range own.Flags {
		f.Flags[name] = ofMembers(f.Keys, members, inColumn(flags), -1)
	}
	for name, days := range own.Days {
		f.Days[name] = ofMembers(f.Keys, members, inColumn(days), score.NoDay)
	}
	for i, key := range f.Keys { // the latest of all their land
		for _, member := range members[key] {
			f.Days["contract_due_on"][i] = max(f.Days["contract_due_on"][i], own.Days["contract_due_on"][member])
		}
	}
	g.placed(f, unit)
	g.carryTags(f, unit, members, place)
	g.tenantsOfGroups(f, unit, place)
}

func inColumn[V any](column []V) func(i int) V { return func(i int) V { return column[i] } }

// ofMembers is, by group, the value that is the same of all members.
func ofMembers[V comparable](keys []string, members map[string][]int, of func(i int) V, missing V) []V {
	values := make([]V, len(keys))
	for i, key := range keys {
		values[i] = common(members[key], of, missing)
	}
	return values
}

// common is the value of all of some, or missing where they differ.
func common[V comparable](indices []int, of func(i int) V, missing V) V {
	for _, i := range indices {
		if of(i) != of(indices[0]) {
			return missing
		}
	}
	if len(indices) == 0 {
		return missing
	}
	return of(indices[0])
}

// placed says where parks and sub-areas are, whatever parks their enterprises are registered in.
func (g *ground) placed(f *score.Facts, unit string) {
	if unit != policy.Park && unit != policy.Subarea {
		return
	}
	parks, subareas := make([]string, len(f.Keys)), make([]string, len(f.Keys))
	for i, key := range f.Keys {
		parks[i], subareas[i], _ = strings.Cut(key, "/")
	}
	f.Texts["park_code"], f.Texts["subarea"] = score.TextsOf(parks), score.TextsOf(subareas)
}

// carryTags gives groups the recognitions and events of their members: enterprises and, of groups of parcels, parcels. One
// that stands with an enterprise and with its parcel is told of the enterprise.
func (g *ground) carryTags(f *score.Facts, unit string, members map[string][]int, place []int) {
	type told struct {
		group int
		tag   score.Tag
	}
	f.Tags = map[int][]score.Tag{}
	ofEnterprises, known := g.tagsOfEnterprises(), map[told]bool{}
	for i, key := range f.Keys {
		for _, member := range members[key] {
			for _, tag := range ofEnterprises[member] {
				known[told{i, tag}] = true
				tag.Of = g.facts.Enterprises[member].USCC
				f.Tags[i] = append(f.Tags[i], tag)
			}
		}
	}
	if _, byParcel := g.unitKey(unit); !byParcel {
		return
	}
	ofParcels := g.tagsOnParcels()
	for _, parcel := range slices.Sorted(maps.Keys(ofParcels)) {
		for _, tag := range ofParcels[parcel] {
			if i := place[parcel]; i >= 0 && !known[told{i, tag}] {
				tag.Of = g.facts.Parcels[parcel].ParcelCode
				f.Tags[i] = append(f.Tags[i], tag)
			}
		}
	}
}

// tagsOfUsers gives parcels that are evaluated as all their users together the recognitions and events of these.
func (g *ground) tagsOfUsers(f *score.Facts) {
	ofEnterprises, tags := g.tagsOfEnterprises(), g.tagsOnParcels()
	for parcel, links := range g.byParcel {
		for _, at := range links {
			user := g.links[at].enterprise
			if more := ofEnterprises[user]; len(more) > 0 {
				tags[parcel] = withTags(tags[parcel], more, g.facts.Enterprises[user].USCC)
			}
		}
	}
	f.Tags = tags
}

// withTags is a list of tags with those of a member; what stands there already is told of the member.
func withTags(list, more []score.Tag, member string) []score.Tag {
	list = slices.Clone(list)
	for _, tag := range more {
		of := tag
		of.Of = member
		if at := slices.Index(list, tag); at >= 0 {
			list[at] = of
		} else if !slices.Contains(list, of) {
			list = append(list, of)
		}
	}
	return list
}

// tenantsOfGroups counts who uses land that members own, and is none of them; of groups of parcels all tenants on these.
func (g *ground) tenantsOfGroups(f *score.Facts, unit string, place []int) {
	_, byParcel := g.unitKey(unit)
	of := make([][]int, len(f.Keys))
	for parcel := range g.byParcel {
		owner, tenants := g.tenantsOf(parcel)
		group := -1
		if byParcel {
			group = place[parcel]
		} else if owner >= 0 {
			group = place[owner]
		}
		for _, tenant := range tenants {
			if group >= 0 && (byParcel || place[tenant] != group) {
				of[group] = append(of[group], tenant)
			}
		}
	}
	g.countTenants(f, of)
}

// memberNotes name, of one subject, whose the recognitions and events are that a policy asks about: of each how many
// members have it, and the first of them.
func memberNotes(p *policy.Policy, tags []score.Tag) []string {
	if len(tags) == 0 {
		return nil
	}
	type word struct {
		name  string
		event bool
	}
	var order []word
	of := map[word][]string{}
	for _, tag := range tags {
		w := word{tag.Name, tag.Event}
		if tag.Of == "" || !p.AsksTag(tag.Name, tag.Event) {
			continue
		}
		if of[w] == nil {
			order = append(order, w)
		}
		if !slices.Contains(of[w], tag.Of) {
			of[w] = append(of[w], tag.Of)
		}
	}
	notes := make([]string, len(order))
	for i, w := range order {
		kind := "tag"
		if w.event {
			kind = "event"
		}
		notes[i] = fmt.Sprintf("member_%s:%d:%s:%s", kind, len(of[w]), slices.Min(of[w]), w.name)
	}
	return notes
}

// ofMember says that a recognition or an event of a subject is that of one or more of its members. A member may be a name with
// colons in it; what a recognition or an event is called by has none.
func ofMember(code, rest string) (land.Reason, bool) {
	count, of, counted := strings.Cut(rest, ":")
	last := strings.LastIndex(of, ":")
	if !counted || last < 0 {
		return land.Reason{}, false
	}
	n, _ := strconv.Atoi(count)
	what := land.Phrase{ZH: "认定", EN: "recognition"}
	if code == "member_event" {
		what = land.Phrase{ZH: "事件", EN: "event"}
	}
	name, member := spoken(of[last+1:]), of[:last]
	r := land.Reason{
		Code: code, ZH: fmt.Sprintf("%s“%s”来自成员 %s", what.ZH, name.ZH, member), EN: fmt.Sprintf("the %s %q is that of its member %s", what.EN, english(name), member),
	}
	if n > 1 {
		r.ZH, r.EN = r.ZH+fmt.Sprintf(" 等 %d 个", n), r.EN+fmt.Sprintf(" and of %d more", n-1)
	}
	return r, true
}

// spoken is a recognition or a kind of event in words; one of which none are known is its code.
func spoken(name string) land.Phrase {
	if said, ok := map[string]land.Phrase{
		"safety": {ZH: "安全生产", EN: "safety"}, "environment": {ZH: "生态环境", EN: "environment"}, "credit": {ZH: "信用", EN: "credit"},
		"shutdown": {ZH: "停产", EN: "shutdown"}, "resumption": {ZH: "复产", EN: "resumption"}, "seizure": {ZH: "查封", EN: "seizure"},
		"illegal_building": {ZH: "违法建设", EN: "illegal building"}, "other": {ZH: "其他", EN: "other"},
		"high_tech": {ZH: "高新技术企业", EN: "high-tech enterprise"}, "specialised": {ZH: "专精特新", EN: "specialised"},
		"little_giant": {ZH: "专精特新小巨人", EN: "little giant"}, "champion": {ZH: "制造业单项冠军", EN: "champion"},
		"quality_award": {ZH: "质量奖", EN: "quality award"}, "listed": {ZH: "上市", EN: "listed"},
		"tech_sme": {ZH: "科技型中小企业", EN: "technology SME"}, "green_factory": {ZH: "绿色工厂", EN: "green factory"},
	}[name]; ok {
		return said
	}
	return land.Phrase{ZH: name, EN: name}
}
