package review

import "permu/internal/land"

// Modes lists the ways in which a site may be redeveloped, as [land.SiteModes] has them.
func Modes() []Named {
	return []Named{
		{"rebuild", phrase("拆除重建", "rebuild")},
		{"extend", phrase("改扩建", "extend")},
		{"improve", phrase("综合整治", "improve")},
		{"buy_back", phrase("政府收储", "buy back")},
		{"self_renewal", phrase("企业自改", "renewal by the holder")},
		{"platform", phrase("平台回购", "bought by a platform company")},
		{"joint", phrase("合作开发", "joint development")},
		{"mixed", phrase("混合改造", "mixed")},
	}
}

// Outcomes lists what a check of a document can say of a scheme.
func Outcomes() []Named {
	return []Named{
		{land.Pass, phrase("通过", "passes")},
		{land.Fail, phrase("不通过", "fails")},
		{land.CannotTell, phrase("无法判断", "cannot tell")},
		{land.DoesNotApply, phrase("不适用", "does not apply")},
	}
}

// ItemStates lists where a returned item can stand.
func ItemStates() []Named {
	return []Named{
		{"open", phrase("待答复", "open")},
		{"answered", phrase("已答复", "answered")},
		{"settled", phrase("已解决", "settled")},
		{"raised_again", phrase("再次提出", "raised again")},
	}
}

// Sayings lists what an owner can say to a scheme.
func Sayings() []Named {
	return []Named{
		{"agrees", phrase("同意", "agrees")},
		{"refuses", phrase("不同意", "refuses")},
		{"silent", phrase("未表态", "silent")},
	}
}

// Roles lists in which roles somebody consents.
func Roles() []Named {
	return []Named{
		{"owner", phrase("权利人", "owner")},
		{"co_owner", phrase("共有人", "co-owner")},
		{"mortgagee", phrase("抵押权人", "mortgagee")},
		{"court", phrase("查封法院", "court")},
		{"village", phrase("村集体", "village")},
		{"tenant", phrase("承租人", "tenant")},
	}
}

// Rights lists the rights that the moves ask for, as verbs.
func Rights() []Named {
	return []Named{
		{RightPlan, phrase("编制、送审和补正方案", "put a case together and submit it")},
		{RightOpine, phrase("出具部门意见", "give the opinion of a department")},
		{RightConduct, phrase("主持审查", "conduct the review")},
		{RightApprove, phrase("一级审批", "approve on the first level")},
		{RightDecide, phrase("二级审批", "decide on the second level")},
	}
}

// Title is the title of a name in a list, or the name itself.
func Title(list []Named, name string) land.Phrase {
	for _, n := range list {
		if n.Name == name {
			return n.Title
		}
	}
	return phrase(name, name)
}
