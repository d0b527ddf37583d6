# Source: kubernetes-csi/external-snapshotter client/config/crd, v8.6.0, commit 78e32cd84e0a, 2026-05-28
snapshot.storage.k8s.io/v1 VolumeSnapshot volumesnapshots namespaced {spec!@a2 status={boundVolumeSnapshotContentName=s creationTime=t error={message=s time=t} readyToUse=b restoreSize=@a1 volumeGroupSnapshotName=s}}
snapshot.storage.k8s.io/v1beta1 VolumeSnapshot volumesnapshots namespaced {spec!@a2 status={boundVolumeSnapshotContentName=s creationTime=t error={message=s time=t} readyToUse=b restoreSize=@a1}}
snapshot.storage.k8s.io/v1 VolumeSnapshotClass volumesnapshotclasses cluster @a4
snapshot.storage.k8s.io/v1beta1 VolumeSnapshotClass volumesnapshotclasses cluster @a4
snapshot.storage.k8s.io/v1 VolumeSnapshotContent volumesnapshotcontents cluster {spec!{deletionPolicy!(enum["Delete" "Retain"])s driver!s source!{snapshotHandle=s volumeHandle=s} sourceVolumeMode=s volumeSnapshotClassName=s volumeSnapshotRef!@a3} status={creationTime=l error={message=s time=t} readyToUse=b restoreSize=(min=0)l snapshotHandle=s volumeGroupSnapshotHandle=s}}
snapshot.storage.k8s.io/v1beta1 VolumeSnapshotContent volumesnapshotcontents cluster {spec!{deletionPolicy!(enum["Delete" "Retain"])s driver!s source!{snapshotHandle=s volumeHandle=s} volumeSnapshotClassName=s volumeSnapshotRef!@a3} status={creationTime=l error={message=s time=t} readyToUse=b restoreSize=(min=0)l snapshotHandle=s}}

a1 (match"^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$")p
a2 {source!{persistentVolumeClaimName=s volumeSnapshotContentName=s} volumeSnapshotClassName=s}
a3 {apiVersion=s fieldPath=s kind=s name=s namespace=s resourceVersion=s uid=s}
a4 {deletionPolicy!(enum["Delete" "Retain"])s driver!s parameters=%s}
