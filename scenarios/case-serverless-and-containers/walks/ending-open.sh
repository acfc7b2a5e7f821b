# expect: ending=open score<50
# They are thrown out and it is reported, but nothing of what let them in is mended.
trivy image shop/app:1.4
cosign verify --key cosign.pub shop/app:1.4

:choose ship
kubectl get pods -o wide | grep worker-2 | cut -d ' ' -f 1 | xargs kubectl logs > evidence.log
kubectl apply -f k8s/quarantine.yaml
kubectl label pods -l app=shop quarantine=true
kubectl cordon worker-2
kubectl set image deployment/shop app=shop/app:1.3
kubectl drain worker-2 --ignore-daemonsets --force
kubectl delete node worker-2
new=$(postbox keys create)
aws lambda update-function-configuration --function-name order-mailer --environment "Variables={MAIL_API_KEY=$new}"
postbox keys revoke mk_live_8Qf2vT7xLr4N

:choose report
:next
:next
