# expect: ending=loose score<70
# A new key that the app does not know, and every certificate revoked, the mail server's among them.
openssl x509 -in /etc/nginx/tls/shop.pem -noout -dates -ext subjectAltName
certctl list

:choose fresh
openssl req -new -newkey rsa:2048 -noenc -keyout new.key -subj /CN=www.hollyhock.example -addext "subjectAltName=DNS:www.hollyhock.example,DNS:hollyhock.example,DNS:api.hollyhock.example" -out new.csr
certctl request --csr new.csr --out new.pem
certctl chain >> new.pem
sudo cp new.pem /etc/nginx/tls/shop.pem
sudo cp new.key /etc/nginx/tls/shop.key
sudo systemctl reload nginx
phone
:next
:next
for id in 1038 1041 1044; do certctl revoke $id --reason keyCompromise; done
:next
:next
:choose leaf
:next
:next
