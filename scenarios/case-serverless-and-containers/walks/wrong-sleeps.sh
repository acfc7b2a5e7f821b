# expect: ending=late score<40
# Nothing is built, and noon comes: the story does not go on as if something were.
trivy image shop/app:1.4
cosign verify --key cosign.pub shop/app:1.4

:choose rebuild
sleep 3000
docker images
sleep 9000
