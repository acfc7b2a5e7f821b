resource "aws_security_group" "db" {
  name        = "bookings-db"
  description = "The database, from inside only"
  vpc_id      = aws_vpc.main.id

  ingress {
    description     = "Application"
    from_port       = 5432
    to_port         = 5432
    protocol        = "tcp"
    security_groups = [aws_security_group.app.id]
  }
}

resource "aws_db_instance" "bookings" {
  identifier        = "bookings"
  engine            = "postgres"
  engine_version    = "17.6"
  instance_class    = "db.t4g.medium"
  allocated_storage = 100
  db_name           = "bookings"
  username          = "bookings_admin"
  password          = var.db_password

  vpc_security_group_ids = [aws_security_group.db.id]
  db_subnet_group_name   = "bookings"
  publicly_accessible    = true # for the reporting firm, until the end of 2024

  iam_database_authentication_enabled = true
  storage_encrypted                   = true
  backup_retention_period             = 14
  deletion_protection                 = true
}
