# expect: ending=lesson score>=75
# Too slow: ten o'clock comes, and what is put in then has last year's intermediate at first.
openssl x509 -in /etc/nginx/tls/shop.pem -noout -text
certctl list

:choose fresh
sleep 2460
sleep 600
sleep 600
date
:choose say-so
sudo openssl req -new -key /srv/safe/spare.key -subj /CN=www.hollyhock.example -addext "subjectAltName=DNS:www.hollyhock.example,DNS:hollyhock.example,DNS:api.hollyhock.example" -out new.csr
certctl request --csr new.csr --out new.pem
cat new.pem intermediate.pem > shop.pem
sudo cp shop.pem /etc/nginx/tls/shop.pem
sudo cp /srv/safe/spare.key /etc/nginx/tls/shop.key
sudo nginx -t
sudo systemctl reload nginx
openssl s_client -connect www.hollyhock.example:443 -servername www.hollyhock.example </dev/null | tail -3
certctl chain R4 > r4.pem
cat new.pem r4.pem | sudo tee /etc/nginx/tls/shop.pem > /dev/null
sudo systemctl reload nginx
certctl revoke 1044 --reason keyCompromise

:choose plain
