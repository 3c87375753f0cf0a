import icu,num2words,random,subprocess,json
random.seed(3)
L=icu.Locale('vi')
f=icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT,L)
sets=[f.getRuleSetName(i) for i in range(f.getNumberOfRuleSetNames())]
print(sets)
nums=list(range(0,1200))+[random.randint(0,10**random.randint(3,13)) for _ in range(3000)]+[random.randint(1,99)*10**random.randint(2,11) for _ in range(500)]
rows=[]
for n in nums:
    for s in sets:
        if 'year' in s: continue
        rows.append((f.format(n,s),n,'icu'+s))
    try: rows.append((num2words.num2words(n,lang='vi'),n,'n2w'))
    except Exception as e: pass
for _ in range(300):
    v=round(random.uniform(0,10**random.randint(0,6)),random.randint(1,3)); rows.append((f.format(v),v,'icudec'))
    n=-random.randint(1,10**6); rows.append((f.format(n),n,'neg'))
rows=[(t.replace('\xad',''),n,w) for t,n,w in rows if '\n' not in t]
out=subprocess.run(['dotnet','/tmp/wb/l-vi/artifacts/bin/Workbench.Cli/release/Workbench.Cli.dll','numerals','--lang','vi','--json'],input='\n'.join(r[0] for r in rows)+'\n',capture_output=True,text=True)
got={}
for l in out.stdout.splitlines():
    o=json.loads(l); got.setdefault(o['line'],[]).append(o)
bad={}
tot={}
base=min(got)
for i,(t,n,w) in enumerate(rows):
    g=got.get(i+1,[])
    ok=len(g)==1 and g[0]['start']==0 and g[0]['end']==len(t) and abs(float(g[0]['value'])-n)<1e-6*max(1,abs(n))
    tot[w]=tot.get(w,0)+1
    if not ok: bad.setdefault(w,[]).append((t,n,[(t[x['start']:x['end']],x['value']) for x in g]))
for w in tot: print(w,tot[w],len(bad.get(w,[])),bad.get(w,[])[:6])
