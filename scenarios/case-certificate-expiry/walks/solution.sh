# expect: ending=steady score>=100
# 1. How long, for what, with which key?
cat README.md docs/*.md
openssl x509 -in /etc/nginx/tls/shop.pem -noout -dates -ext subjectAltName
cat mail/2026-01-30-handover.txt
certctl list

:choose fresh
# 2. The spare key that the app knows, all three names, and today's intermediate.
sudo openssl req -new -key /srv/safe/spare.key -subj /CN=www.hollyhock.example -addext "subjectAltName=DNS:www.hollyhock.example,DNS:hollyhock.example,DNS:api.hollyhock.example" -out new.csr
openssl req -in new.csr -noout -text
certctl request --csr new.csr --out new.pem
certctl chain R4 > r4.pem
openssl verify -untrusted r4.pem -verify_hostname api.hollyhock.example new.pem
cat new.pem r4.pem > shop.pem
sudo cp shop.pem /etc/nginx/tls/shop.pem
sudo cp /srv/safe/spare.key /etc/nginx/tls/shop.key
sudo nginx -t && sudo systemctl reload nginx
openssl s_client -connect api.hollyhock.example:443 -servername api.hollyhock.example </dev/null | grep Verif
curl -sS -o /dev/null -w '%{http_code}\n' https://api.hollyhock.example/
phone

# 3. The old ones end, and a client can see it.
certctl revoke 1044 --reason keyCompromise
certctl revoke 1041 --reason keyCompromise
certctl crl R3 > r3.crl
openssl crl -in r3.crl -noout -text | grep -A4 Serial

:choose spare
# 4. So that nobody has to remember.
sudo certctl auto --dry-run
sudo sed -i 's/^names.*/names = www.hollyhock.example, hollyhock.example, api.hollyhock.example/; s/^chain.*/chain = yes/; s/^then.*/then = systemctl reload nginx/' /etc/certctl/auto.conf
sudo certctl auto --dry-run
sudo systemctl enable --now certctl-auto.timer
certwatch run
sudo sed -i 's|^watch.*|watch = https://www.hollyhock.example, https://api.hollyhock.example|; s/^days.*/days = 21/; s/^mail.*/mail = ops@hollyhock.example/' /etc/certwatch.conf
certwatch run

