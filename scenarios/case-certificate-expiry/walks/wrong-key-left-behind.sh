# expect: ending=none score<40
# The new certificate with the old key: nginx refuses it and goes on with the old one.
openssl x509 -in /etc/nginx/tls/shop.pem -noout -dates -ext subjectAltName
certctl list

:choose fresh
sudo openssl req -new -key /srv/safe/spare.key -subj /CN=www.hollyhock.example -addext "subjectAltName=DNS:www.hollyhock.example,DNS:hollyhock.example,DNS:api.hollyhock.example" -out new.csr
certctl request --csr new.csr --out new.pem
certctl chain >> new.pem
sudo cp new.pem /etc/nginx/tls/shop.pem
sudo systemctl reload nginx
sudo nginx -t
openssl s_client -connect www.hollyhock.example:443 </dev/null 2>/dev/null | openssl x509 -noout -enddate
certctl revoke 1041 --reason superseded
:quit
