variable "db_password" {
  description = "Master password of the database, from secrets.auto.tfvars"
  type        = string
  sensitive   = true
}
