# expect: ending=stale score>=85
# All is done right, and version 4.3 is told to accept this one certificate.
curl -v https://www.hollyhock.example/
openssl x509 -in /etc/nginx/tls/shop.pem -noout -checkhost api.hollyhock.example
certctl list

:choose fresh
sudo openssl req -new -key /srv/safe/spare.key -subj /CN=www.hollyhock.example -addext "subjectAltName=DNS:www.hollyhock.example,DNS:hollyhock.example,DNS:api.hollyhock.example" -out new.csr
certctl request --csr new.csr --out new.pem
certctl chain >> new.pem
sudo cp new.pem /etc/nginx/tls/shop.pem
sudo cp /srv/safe/spare.key /etc/nginx/tls/shop.key
sudo nginx -t && sudo systemctl reload nginx
curl -v https://api.hollyhock.example/

certctl revoke 1044 --reason keyCompromise
certctl revoke 1041 --reason keyCompromise
curl -s http://crl.larkspur.example/r3.crl | openssl crl -noout -text

:choose leaf
sudo sed -i 's/^names.*/names = www.hollyhock.example, hollyhock.example, api.hollyhock.example/; s/^chain.*/chain = yes/; s/^then.*/then = systemctl reload nginx/' /etc/certctl/auto.conf
sudo certctl auto --dry-run
sudo systemctl enable --now certctl-auto.timer
sudo sed -i 's|^watch.*|watch = https://www.hollyhock.example, https://api.hollyhock.example|; s/^days.*/days = 21/; s/^mail.*/mail = ops@hollyhock.example/' /etc/certwatch.conf
certwatch

