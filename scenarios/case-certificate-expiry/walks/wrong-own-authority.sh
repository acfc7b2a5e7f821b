# expect: ending=none score<40
# Signs its request with an authority of its own, which no client knows; curl -k hides it.
openssl x509 -in /etc/nginx/tls/shop.pem -noout -dates -ext subjectAltName
certctl list

:choose fresh
openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 3650 -subj "/O=Hollyhock/CN=Hollyhock CA"
openssl req -new -newkey rsa:2048 -nodes -keyout new.key -subj /CN=www.hollyhock.example -addext "subjectAltName=DNS:www.hollyhock.example,DNS:hollyhock.example,DNS:api.hollyhock.example" -out new.csr
openssl x509 -req -in new.csr -CA ca.pem -CAkey ca.key -days 90 -copy_extensions copy -out new.pem
cat new.pem ca.pem | sudo tee /etc/nginx/tls/shop.pem
sudo cp new.key /etc/nginx/tls/shop.key
sudo systemctl reload nginx
curl -k https://api.hollyhock.example/
openssl verify -CAfile ca.pem new.pem
phone
:quit
