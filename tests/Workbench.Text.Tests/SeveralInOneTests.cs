using System.Globalization;

namespace Workbench.Text.Tests;

/// <summary>Sentences of several figures, where one is read by the help of another: what rows of the corpora, of one result each, cannot show.</summary>
public sealed class SeveralInOneTests
{
    [Theory]
    [InlineData("en", "Families earn 54 million dong a year, up 24 million.", "54000000 VND; 24000000 VND")]
    [InlineData("en", "Their pay rose to 32.3 million from 21 million dong.", "32300000 VND; 21000000 VND")]
    [InlineData("en", "The other groups pay 70, 60 and 50 percent.", "70 percent; 60 percent; 50 percent")]
    [InlineData("ru", "Доход вырос до 54 млн донгов, прибавив 24 млн за срок.", "54000000 VND; 24000000 VND")]
    [InlineData("vi", "Tổng kinh phí là 1,2 tỷ, trong đó ngân sách xã 700 triệu.", "1200000000 VND; 700000000 VND")]
    [InlineData("uk", "Кількість клубів сягнула 58, у них 900 учасників.", "58 club; 900 participant")]
    [InlineData("en", "Do we know the number of clubs? The temperature fell to 58!", "58 ")]
    [InlineData("en", "Who asked for the number of clubs? and then it fell to 58", "58 ")]
    [InlineData("uk", "Чи знаємо кількість клубів? Температура впала до 58!", "58 ")]
    [InlineData("hu", "Az idén 12 községi és 3 kerületi tisztviselő járt a tanfolyamra.", "12 official; 3 official")]
    [InlineData("hu", "Az állam 8 háziorvosi, 4 gyermekorvosi és fogorvosi, valamint 2 körzeti rendelőt újít fel.", "8 clinic; 4 clinic; 2 clinic")]
    [InlineData("hu", "A zsűri 3 első, 5 második és 9 harmadik díjat adott ki.", "3 prize; 5 prize; 9 prize")]
    [InlineData("hu", "A küldöttség 9 ezüst-, 4 bronzérmet szerzett.", "9 medal; 4 medal")]
    [InlineData("hu", "Az első napon 310, a második napon 290, végül az utolsó napon 402 egység vért gyűjtöttek.", "310 unit of blood; 290 unit of blood; 402 unit of blood")]
    [InlineData("hu", "2023-ban 14, 2024-ben 17 háznak rakták le az alapját.", "14 house; 17 house")]
    [InlineData("en", "The march was 3 miles, and a quarter of the pupils came; two hours and a half were planned.", "3 mile; 2.5 hour")]
    [InlineData("en", "In the morning shift 140, in the evening shift 155 gifts were handed out.", "140 gift; 155 gift")]
    [InlineData("en", "In the morning shift 140, in the evening 155 gifts were handed out.", "140 gift; 155 gift")]
    [InlineData("hu", "Három év alatt 64-ről 12-re csökkent a szegény családok száma.", "64 household; 12 household")]
    [InlineData("hu", "A pályázók közül 17 nyert, 5 egyesület tartalékos.", "17 candidate; 5 association")]
    [InlineData("th", "วันนี้ได้รับบริจาคโลหิต 135 หน่วย ซึ่งเกินแผนที่วางไว้ 35 หน่วย", "135 unit of blood; 35 unit of blood")]
    [InlineData("th", "นักเรียนมาสมัคร 40 คน เหลือ 28 คน", "40 student; 28 student")]
    [InlineData("th", "ลูกค้าของร้านจากวันละ 60 คน เพิ่มเป็น 90 คน", "60 customer; 90 customer")]
    [InlineData("th", "จำนวนเพิ่มขึ้นจาก 40 ถึง 90 ครัวเรือน", "40 household; 90 household")]
    [InlineData("th", "ชมรมมีสมาชิก 35 ราย คนดู 20 ราย", "35 member; 20 person")]
    [InlineData("th", "เทศบาลซ่อมสะพาน 2 แห่ง และตลาด 3 แห่ง รวม 5 แห่ง", "2 bridge; 3 market; 5 place")]
    [InlineData("ru", "С 10 долларов до 20 выросла плата, а пособие — 5 рублей 25 копеек.", "10 USD; 20 USD; 5.25 RUB")]
    [InlineData("hu", "A keret 150 millióval nagyobb, összesen 820 millió forint jut a könyvtáraknak. Ebből 500 millióra pályázhatnak a falvak.", "150000000 HUF; 820000000 HUF; 500000000 HUF")]
    [InlineData("hu", "Tavaly 700 millió forint jutott a tűzoltóknak.\n\nA térségben 600 millióra pályáztak.", "700000000 HUF; 600000000 ")]
    [InlineData("hu", "Míg 2014-ben huszonhét, addig 2016-ban már harminckét szövetkezet jelentkezett.", "27 cooperative; 32 cooperative")]
    [InlineData("hu", "A 178 milliós építkezéshez a község a tartalékából 19 millió forintot tett hozzá.", "178000000 HUF; 19000000 HUF")]
    [InlineData("hu", "A 900 férőhelyet újabb 260-nal bővítik.", "900 place; 260 place")]
    [InlineData("hu", "Északon 780 juhot, a déli megyében pedig majdnem 750 birkát, összesen sok jószágot oltottak.", "780 sheep; 750 sheep")]
    [InlineData("hu", "A keleti megyében 12 klub, a nyugati megyében pedig 15 működik.", "12 club; 15 club")]
    [InlineData("en", "Of 90 listed households, 46 take a loan, 20 are on a waiting list.", "90 household; 46 household; 20 household")]
    [InlineData("en", "The ward examined 9 cells (warning 2, praise 6, closed 1).", "9 party cell; 2 party cell; 6 party cell; 1 party cell")]
    [InlineData("en", "The poverty rate slipped from 2.9 to 2.6 percent.", "2.9 percent; 2.6 percent")]
    [InlineData("en", "The poverty rate rose from 2.6 to 2.9 percent.", "2.6 percent; 2.9 percent")]
    [InlineData("en", "The bus will be cut from six to two trips a day.", "6 trip; 2 trip")]
    [InlineData("en", "It has 26 classrooms, 5 of them new, and needs 29 teachers but counts 25 teachers.", "26 classroom; 5 classroom; 29 teacher; 25 teacher")]
    [InlineData("en", "Skilled workers are 68 percent of the staff, those with certificates 27.5.", "68 percent; 27.5 percent")]
    [InlineData("en", "People came to give blood. The drive took in 612 units, 112 above the plan.", "612 unit of blood; 112 unit of blood")]
    [InlineData("en", "The district has 12 units, 3 of them in the hills.", "12 unit; 3 unit")]
    [InlineData("hu", "Teljesen leégett 58 ház, víz alatt áll további 36.", "58 house; 36 house")]
    [InlineData("hu", "Az ellenőrök 27 párttagot hallgattak meg, közülük 3 tagot figyelmeztettek.", "27 party member; 3 party member")]
    [InlineData("hu", "Az iskolába 904 tanuló jár, ez 21 fővel kevesebb, mint máskor.", "904 pupil; 21 pupil")]
    [InlineData("hu", "Lisztből 800, cukorból 350, tésztából 610 kilogramm gyűlt össze.", "800 kilogram; 350 kilogram; 610 kilogram")]
    [InlineData("hu", "A véradáson 602 egység gyűlt össze a tervezett 450 egység helyett.", "602 unit of blood; 450 unit of blood")]
    [InlineData("en", "Mr Minh, 72, and Mrs Hoa, 68, gave 30 gifts.", "30 gift")]
    [InlineData("en", "The school has 40 pupils, the youngest is 7, the oldest 15.", "40 pupil; 7 ; 15 ")]
    [InlineData("en", "The 40 volunteers began at 7 and left at 11.", "40 volunteer; 7 ; 11 ")]
    [InlineData("en", "The village has 120 households, and dialled 115.", "120 household; 115 ")]
    [InlineData("en", "The families share 300 hectares of forest; like 20 other communes, it has 12 wells.", "300 hectare; 20 commune; 12 well")]
    [InlineData("en", "The mayor said: '20 families received gifts.'", "20 household")]
    [InlineData("en", "The blood drive drew 300 people from 12 units and agencies.", "300 person; 12 unit")]
    [InlineData("en", "The final drew 2 teams (Hue 3, Hanoi 1) and 900 guests.", "2 team; 900 visitor")]
    [InlineData("hu", "Nagy Péter, 45, és felesége 3 gyereket nevel.", "3 child")]
    [InlineData("ru", "Фонд собрал 3 млн рублей на дороги.\n\nНаселение страны – 2 млн человек, тираж газеты – 1 млн.", "3000000 RUB; 2000000 person; 1000000 ")]
    [InlineData("ru", "В стаде 200 коров, 12 заболели.", "200 cow; 12 cow")]
    public void Each_figure_has_its_unit(string language, string text, string wanted)
    {
        ReportAnalysis analysis = ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language });

        Assert.Equal(wanted, string.Join("; ", analysis.Figures.Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Value} {figure.Unit}"))));
    }
}
