# expect: ending=sold score<40
# The rule goes and the password is new, and the connection that stood before stands on. First a restart with the door
# still open: they are back at once.
terraform plan
aws cloudtrail lookup-events

:choose adopt
aws rds reboot-db-instance --db-instance-identifier bookings
aws logs tail /vpc/flow/bookings
aws ec2 revoke-security-group-ingress --group-id sg-0d41b7e9a2c85f603 --protocol tcp --port 5432 --cidr 0.0.0.0/0
aws rds modify-db-instance --db-instance-identifier bookings --manage-master-user-password --apply-immediately
sleep 1500
terraform plan
sleep 1500
ls
