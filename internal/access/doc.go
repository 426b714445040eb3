// Package access says who may do what: rights as named verbs, roles as rows of a table, persons with the roles that they
// hold in a zone or in one park of it, and what passwords, names and tokens must be. It asks nobody and keeps nothing.
package access
