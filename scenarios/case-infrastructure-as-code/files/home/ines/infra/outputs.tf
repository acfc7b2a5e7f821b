output "db_address" {
  value = aws_db_instance.bookings.address
}
