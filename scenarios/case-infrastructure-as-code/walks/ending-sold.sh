# expect: ending=sold score<30
# Waits for the change meeting, and then looks on for three quarters of an hour.
terraform plan
aws cloudtrail lookup-events

:choose wait
aws logs tail /vpc/flow/bookings
sleep 2400
terraform plan
sleep 600
ls

