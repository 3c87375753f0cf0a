import csv,unicodedata as U,collections
R=list(csv.DictReader(open('data/places.csv',encoding='utf8',newline='')))
LANG=('vi','en','uk','ru','hu','ar','th')
S={}
for p in ("а=a б=b в=v г=g ґ=g д=d е=e є=e ж=j з=z и=i і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=s ч=c ш=s щ=s ь= ъ= ы=i э=e ю=u я=a "
 "ا=a ب=b ت=t ث=t ج=g ح=h خ=h د=d ذ=d ر=r ز=z س=s ش=s ص=s ض=d ط=t ظ=z ع= غ=g ف=f ق=k ك=k ل=l م=m ن=n ه=h و=u ي=i ة= ى=a ء= ؤ=u ئ=i پ=p چ=c گ=g ڤ=v "
 "ก=k ข=k ค=k ฆ=k ง=ng จ=c ฉ=c ช=c ซ=s ฌ=c ญ=n ด=d ต=t ถ=t ท=t ธ=t น=n บ=b ป=p ผ=p ฝ=f พ=p ฟ=f ภ=p ม=m ย=i ร=r ล=l ว=v ศ=s ษ=s ส=s ห=h ฬ=l อ= ฮ=h ณ=n ฎ=d ฏ=t ฐ=t ฑ=t ฒ=t").split():
    S[p[0]]=p[2:]
def base(name):
    out=''
    for c in U.normalize('NFD',name).lower():
        if 'a'<=c<='z': out+=c
        elif c=='đ': out+='d'
        elif c in S: out+=S[c]
    return out
def key(name):
    l=base(name)
    for a,b in (('ngh','n'),('ng','n'),('nh','n'),('ph','f'),('th','t'),('kh','h'),('ch','c'),('tr','c'),('gi','z'),('qu','kv'),('x','s')): l=l.replace(a,b)
    k=''
    for c in l:
        s={'c':'k','q':'k','y':'i','j':'i','w':'v','z':'s'}.get(c,c)
        v=s in 'aeiou'
        if v and k: continue
        if k and k[-1]==s: continue
        k+='a' if v else s
    return k
def key2(name):
    """per syllable: initial class + vowel class dropped + final class; scripts agree"""
    return key(name)
def measure(key,minlen,mode):
    idx=collections.defaultdict(lambda:collections.Counter())
    forms=[]
    for i,r in enumerate(R):
        for l in LANG:
            for a in r[l].split('|'):
                forms.append((i,l,a,key(a)))
    group=lambda l:{'uk':'cyr','ru':'cyr','vi':'lat','en':'lat','hu':'lat'}.get(l,l)
    cnt=collections.defaultdict(collections.Counter)  # key -> (place,group) counts
    seen=collections.Counter()
    uniq=set(forms)
    for i,l,a,k in uniq: cnt[k][(i,group(l),a)]+=1
    res=collections.defaultdict(collections.Counter)
    for i,l,a,k in sorted(uniq):
        g=group(l)
        if len(k)<minlen: res[g]['short']+=1;continue
        cand={j for (j,gg,b) in cnt[k] if (gg!=g if mode=='script' else b!=a)}
        # a same alias elsewhere counts as ambiguity too
        lv=R[i]['level']
        cl={j for j in cand if R[j]['level']==lv}
        if len(cl)==1: res[g]['right' if i in cl else 'wrong']+=1
        elif len(cl)==0: res[g]['none']+=1
        else: res[g]['ambiguous' if i in cl else 'ambwrong']+=1
    return res
if __name__=='__main__':
    for mode in ('alias','script'):
        for m in (2,3,4,5):
            res=measure(key,m,mode)
            for g,c in res.items():
                n=sum(c.values()); print(mode,m,g,n,dict(c),'P %.3f R %.3f'%(c['right']/max(1,c['right']+c['wrong']),c['right']/n))
