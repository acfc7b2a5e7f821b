# expect: ending=steady score>=100
# Reads with curl and storeutl, answers the questions of openssl req from a pipe.
cat README.md docs/ca.md docs/app.md
curl -sv https://www.hollyhock.example/ 2>&1 | grep -A5 "Server certificate"
curl https://api.hollyhock.example/
certctl list

:choose fresh
openssl req -new -key /srv/safe/spare.key
printf '%s\n' IE . Cork Hollyhock . www.hollyhock.example . "" "" | sudo openssl req -new -key /srv/safe/spare.key -addext "subjectAltName=DNS:www.hollyhock.example,DNS:hollyhock.example,DNS:api.hollyhock.example" -out new.csr
certctl request --csr new.csr --out new.pem
openssl x509 -in new.pem -noout -issuer
curl -s -o r4.pem http://pki.larkspur.example/r4.pem
cat new.pem r4.pem | sudo tee /etc/nginx/tls/shop.pem > /dev/null
sudo cat /srv/safe/spare.key | sudo tee /etc/nginx/tls/shop.key > /dev/null
sudo nginx -t
sudo systemctl reload nginx
curl -v https://api.hollyhock.example/
phone

certctl show 1044 --pem > trial.pem
for id in 1041 1044; do certctl revoke $id --reason keyCompromise; done
openssl ocsp -issuer intermediate.pem -cert trial.pem -url "$(openssl x509 -in trial.pem -noout -ocsp_uri)"

:choose spare
sudo ls -l /srv/safe
sudo tee /etc/certctl/auto.conf <<'END'
names = hollyhock.example www.hollyhock.example api.hollyhock.example
key = reuse
key_file = /etc/nginx/tls/shop.key
certificate = /etc/nginx/tls/shop.pem
chain = yes
days_before = 80
then = nginx -t && systemctl reload nginx
END
sudo certctl auto --dry-run
sudo sed -i 's/80/30/' /etc/certctl/auto.conf
sudo certctl auto --dry-run
sudo systemctl enable --now certctl-auto.timer
printf 'watch = https://www.hollyhock.example https://api.hollyhock.example\ndays = 21\nmail = ops@hollyhock.example\n' | sudo tee /etc/certwatch.conf
certwatch

