# expect: ending=lesson score<80
# All at once, and a quarter of an hour too late: all four goals are met, but the shop was away.
openssl x509 -in /etc/nginx/tls/shop.pem -noout -dates -ext subjectAltName
certctl list

:choose fresh
sudo openssl req -new -key /srv/safe/spare.key -subj /CN=www.hollyhock.example -addext "subjectAltName=DNS:www.hollyhock.example,DNS:hollyhock.example,DNS:api.hollyhock.example" -out new.csr
sleep 3000; certctl request --csr new.csr --out new.pem && certctl chain >> new.pem && sudo cp new.pem /etc/nginx/tls/shop.pem && sudo cp /srv/safe/spare.key /etc/nginx/tls/shop.key && sudo systemctl reload nginx
date
:choose say-so
certctl revoke 1044 --reason keyCompromise

:choose plain
