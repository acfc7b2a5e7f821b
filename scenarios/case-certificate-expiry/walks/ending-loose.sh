# expect: ending=loose score>=75
# All well at ten, and nothing for June.
openssl x509 -in /etc/nginx/tls/shop.pem -noout -text
certctl list

:choose fresh
sudo openssl req -new -key /srv/safe/spare.key -subj "/C=IE/O=Hollyhock Seeds/CN=www.hollyhock.example" -addext "subjectAltName=DNS:www.hollyhock.example,DNS:hollyhock.example,DNS:api.hollyhock.example" -out new.csr
certctl request --csr new.csr --out new.pem
certctl chain >> new.pem
sudo cp new.pem /etc/nginx/tls/new.pem
sudo sed -i 's|tls/shop.pem|tls/new.pem|; s|/etc/nginx/tls/shop.key|/srv/safe/spare.key|' /etc/nginx/conf.d/shop.conf
sudo systemctl restart nginx

certctl revoke 1041 --reason superseded
certctl revoke 1044 --reason superseded
certctl revoke 1044 --reason keyCompromise
certctl crl R3 > r3.crl
certctl show 1044 --pem | openssl verify -untrusted intermediate.pem -crl_check -CRLfile r3.crl

:choose leaf
:next
:next
