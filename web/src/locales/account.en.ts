export default {
  role: { planner: 'Planner', park_officer: 'Park officer', approver: 'Approver', administrator: 'Administrator' },
  right: {
    read: 'look', import: 'import data', evaluate: 'evaluate', publish: 'record a publication', record_objection: 'record objections', decide: 'decide on objections', edit_policy: 'keep policies', move_finding: 'work on findings',
    approve_finding: 'approve findings', edit_commitment: 'record commitments', plan_site: 'plan redevelopment sites', manage_users: 'manage users',
  },
  account: {
    label: 'User', sign_in: 'Sign in', sign_out: 'Sign out', name: 'Name', password: 'Password', present: 'Present password', new_password: 'New password', repeat: 'Password once more', differ: 'The two passwords differ',
    set_password: 'Set password', change_password: 'Change password', to_sign_in: 'To sign in', forgotten: 'Forgotten, or not a user yet: ask an administrator for a one-time link.',
    password_rule: 'At least 10 characters, not the name, not one of the common ones. With another password all other sessions end.',
    first_title: 'There are no users yet', first_text: 'Open the one-time link that the program printed to the terminal when it started; it makes the first administrator (good for 24 hours, once). There is no default password. Or add one on the command line:', first_name: 'NAME',
    link_first: 'The first administrator: choose a name and a password.', link_of: '{name}, choose a password.',
    again_title: 'The session has ended: sign in again', again_text: 'What is on the page and what was entered still stands. Sign in as "{name}" again, and what was under way goes on.', later: 'Later',
    demo_person: 'Demonstration · {role}', demonstration: 'This is a demonstration with invented data; nobody signs in. Look at it as:',
    role_in: '{role} ({place})', roles: 'Roles', role: 'Role', add_role: 'Add a role', remove_role: 'Remove the role', every_zone: 'Every zone', every_park: 'Every park', which_park: 'Choose a park', park: 'Park',
    add_user: 'Add a user', name_taken: '"{name}" was used before: choose another name, for example with the office.', change_roles: 'Change roles', save_roles: 'Keep these roles', cancel: 'Cancel', new_link: 'New one-time link',
    shut_out: 'Shut out', let_in: 'Let in', state_invited: 'has no password yet', state_active: 'active', state_disabled: 'shut out', seen: 'last here {day}', never_seen: 'never here',
    link: 'One-time link', link_for: 'Hand this link to "{name}"; it is good once, until {until}:', copy: 'Copy', never_deleted: 'Users are shut out, never deleted, so that the names in the records stay true.',
    recorded_by: 'recorded by {name}', user_id: 'User',
    problem_sign_in: 'Sign in first.', problem_wrong_password: 'Name or password is wrong.', problem_wait: 'Too many wrong passwords: try again in {seconds} seconds.', problem_link: 'This link was used, is too old, or is none: ask an administrator for another.',
    problem_right: 'Your roles may not {right}; this may: {roles}.', problem_right_in_park: 'Your roles may not {right} in this park; this may, of the park: {roles}.', problem_demonstration: 'This is a demonstration: it has no users, and nobody signs in. For real work run permu serve.',
  },
}
