# expect: ending=lesson score<70
# Self-signed first, then the long way after all: right in the end, but customers were taught to doubt the shop.
openssl x509 -in /etc/nginx/tls/shop.pem -noout -dates -ext subjectAltName
certctl list

:choose self-signed
openssl s_client -connect www.hollyhock.example:443 -brief </dev/null

:choose back
sudo openssl req -new -key /srv/safe/spare.key -subj /CN=www.hollyhock.example -addext "subjectAltName=DNS:www.hollyhock.example,DNS:hollyhock.example,DNS:api.hollyhock.example" -out new.csr
certctl request --csr new.csr --out new.pem
certctl chain >> new.pem
sudo cp new.pem /etc/nginx/tls/shop.pem
sudo cp /srv/safe/spare.key /etc/nginx/tls/shop.key
sudo systemctl reload nginx
certctl revoke 1044 --reason keyCompromise
certctl revoke 1041 --reason keyCompromise

:choose plain
