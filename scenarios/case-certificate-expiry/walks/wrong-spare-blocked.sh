# expect: ending=loose score<75
# Revokes by the file that nginx reads, in which the spare is by now: nobody signs for it any more.
openssl x509 -in /etc/nginx/tls/shop.pem -noout -dates -ext subjectAltName
certctl list

:choose fresh
sudo openssl req -new -key /srv/safe/spare.key -subj /CN=www.hollyhock.example -addext "subjectAltName=DNS:www.hollyhock.example,DNS:hollyhock.example,DNS:api.hollyhock.example" -out new.csr
certctl request --csr new.csr --out new.pem
certctl chain >> new.pem
sudo cp new.pem /etc/nginx/tls/shop.pem
sudo cp /srv/safe/spare.key /etc/nginx/tls/shop.key
sudo systemctl reload nginx

sudo certctl revoke --key /etc/nginx/tls/shop.key --reason keyCompromise
phone
certctl request --csr new.csr --out again.pem
certctl revoke 1044 --reason keyCompromise
certctl show 1044 --pem > old.pem
openssl ocsp -issuer intermediate.pem -cert old.pem -url http://ocsp.larkspur.example/r3
:next
:next
:choose spare
:next
:next
