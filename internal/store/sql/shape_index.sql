-- Lets staged rows find their shape.
create unique index on staged_shape (line);
