# expect: ending=impostor score<30
openssl x509 -in /etc/nginx/tls/shop.pem -noout -dates -ext subjectAltName
certctl list

:choose same-key
certctl renew 1041 --out new.pem
sudo cp new.pem /etc/nginx/tls/shop.pem
sudo systemctl reload nginx

:choose quiet
