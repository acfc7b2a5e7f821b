# expect: ending=loose score<70
# The request and the intermediate of last year: no API name, the mailed key, and a chain that leads nowhere.
openssl x509 -in /etc/nginx/tls/shop.pem -noout -dates -ext subjectAltName
certctl list

:choose fresh
certctl request --csr shop.csr --out new.pem
cat new.pem intermediate.pem > shop.pem
sudo cp shop.pem /etc/nginx/tls/shop.pem
sudo nginx -t
sudo systemctl reload nginx
curl -sS https://www.hollyhock.example/
phone
:next
:next
certctl revoke 1041 --reason superseded
:next
:next
:choose spare
sudo systemctl enable --now certctl-auto.timer
:next
:next
