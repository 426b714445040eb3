export default {
  role: { planner: '规划人员', park_officer: '园区专员', approver: '审批人', administrator: '系统管理员' },
  right: {
    read: '查看', import: '导入数据', evaluate: '评价', publish: '登记公示', record_objection: '登记异议', decide: '处理异议', edit_policy: '保存评价办法', move_finding: '办理线索',
    approve_finding: '审批线索', edit_commitment: '登记履约', plan_site: '编制工改工地块与方案', manage_users: '管理用户',
  },
  account: {
    label: '用户', sign_in: '登录', sign_out: '退出登录', name: '姓名', password: '密码', present: '当前密码', new_password: '新密码', repeat: '再输一遍密码', differ: '两次输入的密码不一致',
    set_password: '设置密码', change_password: '修改密码', to_sign_in: '去登录', forgotten: '忘记密码，或者还没有账号：请系统管理员给一个一次性链接。',
    password_rule: '至少 10 个字符，不能是姓名，也不能是常见密码。改密码后，其他地方的登录全部失效。',
    first_title: '还没有用户', first_text: '请打开程序启动时在终端上显示的一次性链接，设置第一位管理员（24 小时内有效，只能用一次）。没有默认密码。也可以在命令行添加：', first_name: '姓名',
    link_first: '第一位系统管理员：请输入姓名并设置密码。', link_of: '{name}，请设置密码。',
    again_title: '登录已失效，请重新登录', again_text: '页面上的内容和已填写的都还在。请以“{name}”的身份重新登录，刚才的操作会接着完成。', later: '稍后再说',
    demo_person: '演示 · {role}', demonstration: '这是演示，数据都是虚构的，不用登录。换个身份看看：',
    role_in: '{role}（{place}）', roles: '角色', role: '角色', add_role: '添加角色', remove_role: '移除角色', every_zone: '所有开发区', every_park: '所有园区', which_park: '选择园区', park: '园区',
    add_user: '添加用户', name_taken: '“{name}”已经有人用过，请换一个名字（例如加上单位）。', change_roles: '修改角色', save_roles: '保存角色', cancel: '取消', new_link: '新的一次性链接',
    shut_out: '停用', let_in: '恢复', state_invited: '待设密码', state_active: '正常', state_disabled: '已停用', seen: '最近使用 {day}', never_seen: '从未登录',
    link: '一次性链接', link_for: '请把此链接交给“{name}”，{until} 前有效，只能用一次：', copy: '复制', never_deleted: '用户只停用、不删除，记录里的姓名始终有据可查。',
    recorded_by: '登记：{name}', user_id: '用户',
    problem_sign_in: '请先登录。', problem_wrong_password: '姓名或密码不对。', problem_wait: '密码输错次数太多，请过 {seconds} 秒再试。', problem_link: '这个链接已经用过、过期或者无效，请系统管理员再给一个。',
    problem_right: '您的角色没有“{right}”的权限；{roles}可以。', problem_right_in_park: '您的角色在这个园区没有“{right}”的权限；本园区的{roles}可以。', problem_demonstration: '这是演示：没有用户账号，也不用登录。正式使用请运行 permu serve。',
  },
}
