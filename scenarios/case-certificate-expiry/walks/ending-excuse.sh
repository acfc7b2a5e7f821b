# expect: ending=excuse score<70
# The short way, a call, and the long way after it; then it was somebody else.
openssl x509 -in /etc/nginx/tls/shop.pem -noout -dates
:next
:next
:choose same-key
certctl renew 1041 --out new.pem
certctl chain > r4.pem
cat new.pem r4.pem | sudo tee /etc/nginx/tls/shop.pem > /dev/null
sudo systemctl reload nginx

:choose over
sudo openssl req -new -key /srv/safe/spare.key -subj /CN=www.hollyhock.example -addext "subjectAltName=DNS:www.hollyhock.example,DNS:hollyhock.example,DNS:api.hollyhock.example" -out new.csr
certctl request --csr new.csr --out new.pem
cat new.pem r4.pem | sudo tee /etc/nginx/tls/shop.pem > /dev/null
sudo cp /etc/nginx/tls/shop.key old.key
sudo cp /srv/safe/spare.key /etc/nginx/tls/shop.key
sudo systemctl reload nginx
sudo certctl revoke --key old.key --reason keyCompromise

:choose blame
