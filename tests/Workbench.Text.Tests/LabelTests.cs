namespace Workbench.Text.Tests;

/// <summary>What the line above says of the numbers in a list, and what a day to come says of the report: things of more than one sentence.</summary>
public class LabelTests
{
    [Theory]
    // the line that opens a list names what its items count
    [InlineData("Households reached in each village:\n- Eastfield: 380\n- Westfield: 1,120\n", "380 household|1120 household")]
    [InlineData("Number of pupils by school:\nHill School: 210\nPark School: 187\n", "210 pupil|187 pupil")]
    [InlineData("The club gave 900 blankets to three villages:\n- Eastfield: 380\n- Westfield: 120\n", "900 blanket|3 village|380 blanket|120 blanket")]
    // a noun of the item's own comes first, and no part is more than its whole
    [InlineData("Households reached in each village:\n- Eastfield: 380 pupils\n- Westfield: 120\n", "380 pupil|120 household")]
    [InlineData("The club gave 90 blankets:\n- Eastfield: 380\n", "90 blanket|380")]
    // a line that names nothing counted, and one behind the list
    [InlineData("Results by district:\n- Eastfield: 380\n", "380")]
    [InlineData("Households reached:\n- Eastfield: 380\nThe work goes on in the hills.\nEastfield: 25\n", "380 household|25")]
    public void A_list_counts_what_the_line_above_it_names(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = "en" }).Figures.Select(static figure => figure.Unit is null ? $"{figure.Value:0}" : $"{figure.Value:0} {figure.Unit}")));

    [Theory]
    // what a clause speaks of
    [InlineData("Membership is 85, including 30 juniors.", "85 member|30 junior")]
    [InlineData("Membership now stands at 85.", "85 member")]
    [InlineData("The membership of the club is 85.", "85 member")]
    [InlineData("Enrolment figures fell to 287.", "287 pupil")]
    [InlineData("The membership secretary is 85.", "85")]
    [InlineData("The membership manager, Ann Hill, is 54.", "54")]
    [InlineData("The membership fee is 25.", "25")]
    [InlineData("Membership, once 200, has shrunk to 85.", "200 member|85 member")]
    [InlineData("Enrolment fell to 287 and has bounced back to 412, of whom 198 are girls.", "287 pupil|412 pupil|198 pupil")]
    [InlineData("Visits to the library rose by 18 percent to 41,027.", "18 percent|41027 visit")]
    [InlineData("Visitors rose by 350 to 11,000.", "350 visitor|11000 visitor")]
    // behind "by" comes by how much, then how high; of percentages it is one range
    [InlineData("Rainfall rose by 12 to 41 millimetres.", "12 millimetre|41 millimetre")]
    [InlineData("Jobs rose by 20 to 150 in the county.", "20 job|150 job")]
    [InlineData("Prices rose by 2 to 20 percent.", "2..20 percent")]
    [InlineData("The club grew by 5 or 6 members.", "5..6 member")]
    [InlineData("The club adds 12 to 41 members a year.", "12..41 member")]
    // a score has a name on both sides and counts nothing; a range counts
    [InlineData("In Norfolk 10-15 Syrian families were housed.", "10..15 household")]
    [InlineData("In Hillford 12-15 Roma families got aid.", "12..15 household")]
    [InlineData("A late goal made it Riverside 2-4 Hillford Rovers.", "")]
    [InlineData("It ended Riverside 4-2 Hillford on Sunday.", "")]
    // a letter written onto a plain number is money only where the report says whose
    [InlineData("She bought a Nikon P900 camera.", "")]
    [InlineData("They mended route P120 and sent form P450.", "")]
    [InlineData("The flight P350M landed.", "")]
    [InlineData("In the Philippines the ticket costs P350 now.", "350 PHP")]
    [InlineData("The ticket costs P350, or 6 dollars; 20 pesos go to the poor.", "350 PHP|6 USD|20 PHP")]
    [InlineData("Sales grew by 5 to 7 percent.", "5..7 percent")]
    [InlineData("Pupils' marks rose to 8.", "8")]
    [InlineData("In town 12 farmers cut costs to 9.", "12 farmer|9")]
    // words for numbers that go on counting
    [InlineData("Crew: 20 members; five more are in training.", "20 member|5 member")]
    [InlineData("The unit has 23 volunteers, nine fewer than before.", "23 volunteer|9 volunteer")]
    [InlineData("The council logged 57 potholes, three of them deep.", "57 pothole|3 pothole")]
    [InlineData("There are 9 teachers, six hired by parents and two by the church.", "9 teacher|6 teacher")]
    [InlineData("Some 305 houses were flooded, 126 completely collapsed.", "305 house|126 house")]
    [InlineData("Of 480 cases 163 belong to the north.", "480 case|163 case")]
    // the unit said once of a change, and of a sum
    [InlineData("The bypass cut the way from 90 minutes to 25.", "90 minute|25 minute")]
    [InlineData("The trip takes from 25 to 90 minutes on 3 buses.", "25..90 minute|3 bus")]
    [InlineData("The district merged 62 hamlets into 29 and cut 14 schools to 9.", "62 hamlet|29 hamlet|14 school|9 school")]
    [InlineData("The fund earned 36 million VND, 7 million higher than before.", "36000000 VND|7000000 VND")]
    // brackets, and what stands for people
    [InlineData("They sent 60 teams (46 male, 14 female).", "60 team|46 team|14 team")]
    [InlineData("A shelter for 650 and 11 buses are planned.", "650|11 bus")]
    // a number of its own within what describes
    [InlineData("The co-op sold 40 50-kg bags.", "40 bag|50 kilogram")]
    [InlineData("The ward runs 9 zero-dong stalls.", "9 stall")]
    // an age says of whom
    [InlineData("The club feeds 12 elderly people over 80.", "12 elderly person")]
    [InlineData("The club feeds 12 people, over 80 of them old.", "12 person|80 person")]
    // the words around say what is meant
    [InlineData("Police found heroin and 613 tablets.", "613 pill")]
    [InlineData("The school got 613 tablets.", "613 tablet computer")]
    [InlineData("The union disciplined 9 members.", "9 member")]
    [InlineData("The Inspection Commission disciplined 9 members.", "9 party member")]
    [InlineData("In all 42 party cells with 706 members met.", "42 party cell|706 party member")]
    [InlineData("The library took back 117 overdue titles.", "117 book")]
    [InlineData("The club won 5 titles.", "5 title")]
    // months that each have their own number
    [InlineData("In January 2024 they lent 2,300 books and in February 1,750 books.", "2300 book 2024-01-01|1750 book 2024-02-01")]
    [InlineData("In November 2023 they lent 2,300 books and in February 1,750 books.", "2300 book 2023-11-01|1750 book 2024-02-01")]
    [InlineData("There were 12 fires, 2 times higher than in the same period of 2022.", "12 fire|2 time")]
    public void A_sentence_says_what_its_numbers_count(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = "en" }).Figures.Select(static figure =>
            $"{figure.Value:0}{(figure.ValueHigh is { } high ? $"..{high:0}" : "")} {figure.Unit} {figure.PeriodStart:yyyy-MM-dd}".Trim().Replace("  ", " ", StringComparison.Ordinal))));

    [Theory]
    // a heading that ends in its year holds for the list below it, the day of a byline does not
    [InlineData("Results of 2023\n- built 12 houses\n- gave 40 beds\n", "2023-01-01")]
    [InlineData("Results (2023)\n- built 12 houses\n- gave 40 beds\n", "2023-01-01")]
    [InlineData("Ann Hill, 12 May 2023\n- built 12 houses\n- gave 40 beds\n", null)]
    [InlineData("The club met in 2023.\n- built 12 houses\n- gave 40 beds\n", null)]
    public void A_heading_says_when_its_list_was(string text, string? from) =>
        Assert.Equal(from, ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = "en" }).Figures[^1].PeriodStart?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("On 12 May 2026 the bridge will be opened.\n\nThis year the county has built 3 wells.\n", null)]
    [InlineData("On 12 May 2026 the bridge was opened.\n\nThis year the county has built 3 wells.\n", "2026-01-01")]
    [InlineData("On 4 June 2025 the council met. The fair is scheduled for 12 May 2026.\n\nThis year the county has built 3 wells.\n", "2025-01-01")]
    public void A_day_to_come_is_not_the_day_of_the_report(string text, string? from) =>
        Assert.Equal(from, ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = "en" }).Figures[^1].PeriodStart?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}
