import sys; sys.argv=['x']
sys.path.insert(0,'/tmp/wb/me')
import os; os.chdir('/tmp/wb/l-vi')
from sound import *
V={'o':'o','u':'u','e':'e','i':'i','y':'i','j':'i','a':'a'}
def detail(name):
    # romanization with vowels, doubled letters and silent h dropped
    l=base(name)
    for a,b in (('ngh','n'),('ng','n'),('nh','n'),('ph','f'),('th','t'),('kh','h'),('ch','k'),('tr','k'),('gi','s'),('qu','kv'),('x','s'),('c','k'),('q','k'),('y','i'),('j','i'),('w','v'),('z','s')): l=l.replace(a,b)
    out=''
    for c in l:
        if out and out[-1]==c: continue
        out+=c
    return out
def lev(a,b):
    p=list(range(len(b)+1))
    for i,x in enumerate(a):
        q=[i+1]
        for j,y in enumerate(b):
            vow=x in 'aeiou' and y in 'aeiou'
            q.append(min(p[j+1]+1,q[j]+1,p[j]+(0 if x==y else 0.6 if vow else 1)))
        p=q
    return p[-1]
forms=sorted({(i,l,a) for i,r in enumerate(R) for l in LANG for a in r[l].split('|')})
byalias=collections.defaultdict(set)
group=lambda l:{'uk':'cyr','ru':'cyr','vi':'lat','en':'lat','hu':'lat'}.get(l,l)
info={a:(key(a),detail(a)) for _,_,a in forms}
idx=collections.defaultdict(set)
for i,l,a in forms: idx[info[a][0]].add((i,group(l),a,info[a][1]))
def run(mode,minlen,T,gap,only=None):
    res=collections.defaultdict(collections.Counter)
    for i,g,a in sorted({(i,group(l),a) for i,l,a in forms}):
        k,d=info[a]
        if len(k)<minlen: res[g]['short']+=1; continue
        lv=R[i]['level']
        best={}
        for (j,gg,b,bd) in idx[k]:
            if R[j]['level']!=lv: continue
            if (gg==g if mode=='script' else b==a): continue
            s=lev(d,bd)/max(len(d),len(bd))
            if j not in best or s<best[j]: best[j]=s
        o=sorted(best.items(),key=lambda x:x[1])
        if not o or o[0][1]>T or (len(o)>1 and o[1][1]-o[0][1]<gap): res[g]['none']+=1
        else: res[g]['right' if o[0][0]==i else 'wrong']+=1
    tot=collections.Counter()
    for g,c in res.items():
        tot.update(c)
    n=sum(tot.values())
    print(mode,minlen,T,gap,'ALL P %.4f R %.3f'%(tot['right']/(tot['right']+tot['wrong']),tot['right']/n),{g:('%.3f %.3f'%(c['right']/max(1,c['right']+c['wrong']),c['right']/sum(c.values()))) for g,c in res.items()})
for mode in ('alias','script'):
    for minlen,T,gap in ((2,.5,.05),(2,.34,.05),(3,.34,.05),(3,.34,.1),(3,.25,.1),(3,.2,.1),(2,.25,.15),(3,.25,.15),(2,.15,.1)):
        run(mode,minlen,T,gap)
