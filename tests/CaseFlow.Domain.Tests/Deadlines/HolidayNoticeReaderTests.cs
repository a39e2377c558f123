using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Tests.Deadlines;

public class HolidayNoticeReaderTests
{
    [Fact]
    public void Every_notice_that_ships_with_the_product_is_read_whole()
    {
        foreach (var file in HolidayPapers.All)
        {
            var notice = HolidayNoticeReader.Read(file).Value;
            notice.Days.Count.ShouldBeGreaterThan(20);
            notice.Papers.ShouldNotBeEmpty();
        }
    }

    [Theory]
    [InlineData("""{"year":2026,"papers":[],"days":[{"name":"a","date":"2026-01-01","isOffDay":true},{"name":"b","date":"2026-01-01","isOffDay":false}]}""", "calendar.duplicate-day", "2026-01-01")]
    [InlineData("""{"year":2026,"papers":[],"days":[{"name":"a","date":"2026-02-30","isOffDay":true}]}""", "calendar.bad-date", "2026-02-30")]
    [InlineData("""{"year":2026,"papers":[],"days":[{"name":"a","date":"2026/1/1","isOffDay":true}]}""", "calendar.bad-date", "$.days[0].date")]
    [InlineData("""{"year":2026,"papers":[],"days":[{"name":"a","date":"2025-11-30","isOffDay":true}]}""", "calendar.wrong-year", "2025-11-30")]
    [InlineData("""{"year":2026,"papers":[],"days":[{"name":"a","date":"2027-01-01","isOffDay":true}]}""", "calendar.wrong-year", "2026")]
    [InlineData("""{"year":2026,"papers":[],"days":[{"name":"a","date":"2026-01-01","isOffDay":true,"note":"x"}]}""", "calendar.unknown-member", "$.days[0].note")]
    [InlineData("""{"year":2026,"papers":[],"days":[],"region":"x"}""", "calendar.unknown-member", "$.region")]
    [InlineData("""{"year":2026,"papers":[],"days":[{"name":"a","date":"2026-01-01"}]}""", "calendar.missing-member", "isOffDay")]
    [InlineData("""{"year":2026,"days":[]}""", "calendar.missing-member", "papers")]
    [InlineData("""{"year":2026,"papers":[],"days":[{"name":"a","date":"2026-01-01","isOffDay":"yes"}]}""", "calendar.wrong-type", "$.days[0].isOffDay")]
    [InlineData("""{"year":2026,"papers":[],"days":[7]}""", "calendar.wrong-type", "$.days[0]")]
    [InlineData("""{"year":2026,"papers":[],"days":{}}""", "calendar.wrong-type", "$.days")]
    [InlineData("""{"year":2026,"papers":[1],"days":[]}""", "calendar.wrong-type", "$.papers[0]")]
    [InlineData("""{"year":"2026","papers":[],"days":[]}""", "calendar.bad-year", "2026")]
    [InlineData("""{"year":1066,"papers":[],"days":[]}""", "calendar.bad-year", "1066")]
    [InlineData("""{"year":2026,"papers":[],"days":[]}""", "calendar.no-days", "2026")]
    [InlineData("[]", "calendar.wrong-type", "$")]
    [InlineData("""{"year":2026,"year":2027,"papers":[],"days":[]}""", "calendar.not-json", "1")]
    [InlineData("{", "calendar.not-json", "1")]
    [InlineData("", "calendar.not-json", "1")]
    public void A_bad_file_is_refused_with_the_place_and_what_would_be_right(string content, string code, string said)
    {
        var refusal = HolidayNoticeReader.Read(new HolidayFile("2026.json", content)).Refusals.ShouldHaveSingleItem();
        refusal.Code.ShouldBe(code);
        refusal.Text().ShouldContain("2026.json");
        refusal.Text().ShouldContain(said);
        refusal.Text().ShouldNotContain("{0}");
    }

    [Fact]
    public void All_faults_of_a_file_are_told_at_once()
    {
        const string content = """{"year":2026,"papers":[],"days":[{"name":"a","date":"x","isOffDay":true},{"name":"a","date":"2024-01-01","isOffDay":true},{"date":"2026-01-01","isOffDay":true}]}""";
        HolidayNoticeReader.Read(new HolidayFile("f", content)).Refusals.Select(r => r.Code)
            .ShouldBe(["calendar.bad-date", "calendar.wrong-year", "calendar.missing-member"]);
    }

    [Fact]
    public void Days_of_the_December_before_are_taken_and_those_of_November_are_not() =>
        HolidayNoticeReader.Read(HolidayPapers.File(2019)).Value.Days.Select(d => d.Day).ShouldContain(new DateOnly(2018, 12, 29));
}
