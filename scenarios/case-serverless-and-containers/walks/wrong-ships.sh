# expect: ending=open score<40
# Ships, and deletes the pod that was broken into: the deployment starts it again, and they come back.
trivy image shop/app:1.4
:next
:next
:choose ship
kubectl delete pods -l app=shop
kubectl delete pod node-cache-worker-2 -n kube-system
kubectl get pods -A
:next
:next
:choose report
:next
:next
