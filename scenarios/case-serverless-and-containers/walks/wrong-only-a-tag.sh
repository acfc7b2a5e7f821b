# expect: ending=late score<70
# Calls 1.4 by another name, signs that, and deploys it: the same box with a new label, and it does not take long until
# somebody finds the hole in it. Then the rule is put back to Audit, and lets a stranger in.
trivy image shop/app:1.4
cosign verify --key cosign.pub shop/app:1.4

:choose rebuild
docker tag shop/app:1.4 shop/app:1.5
trivy image shop/app:1.5
docker push shop/app:1.5
cosign sign --yes --key ~/.cosign/cosign.key shop/app:1.5
kubectl set image deployment/shop app=shop/app:1.5
:next
:next
sleep 660
kubectl get pods
kubectl get events
:next
:next
:choose audit
kubectl get pods
:next
:next
:next
:next
