using System.Text;
using CaseFlow.Domain.Agenda;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Host.Api.Agenda;

namespace CaseFlow.Host.Tests.Api.Agenda;

/// <summary>The iCalendar text itself (RFC 5545).</summary>
public sealed class CalendarFeedFileTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Lines_are_folded_and_text_is_escaped_and_read_back_unchanged()
    {
        var title = "制定治理方案；含“目标, 措施; 经费\\人员”\n和应急预案以及整改期间的安全防范措施等六个部分的全部内容";
        var text = CalendarFeedFile.Write([Item("task", title, "雁安督〔2026〕7号")], new NoLinks(), Now);
        var lines = text.Split("\r\n");
        lines.ShouldAllBe(l => Encoding.UTF8.GetByteCount(l) <= 75);
        lines.Count(l => l == "BEGIN:VEVENT").ShouldBe(1);
        Ical.Net.Calendar.Load(text)!.Events.ShouldHaveSingleItem().Summary.ShouldBe($"{title}（雁安督〔2026〕7号）");
    }

    [Fact]
    public void A_day_is_a_whole_day_and_an_hour_is_said_in_utc()
    {
        var day = Item("task", "整改", null);
        var hour = day with { Id = Guid.NewGuid(), DueAt = new DateTimeOffset(2026, 12, 1, 17, 30, 0, TimeSpan.FromHours(8)) };
        var text = CalendarFeedFile.Write([day, hour], new NoLinks(), Now);
        text.ShouldContain("DTSTART;VALUE=DATE:20261201");
        text.ShouldContain("DTSTART:20261201T093000Z");
        text.ShouldContain("DTSTAMP:20261123T010000Z");
    }

    [Fact]
    public void An_entry_keeps_its_uid_and_names_no_enterprise()
    {
        var item = Item("deadline", "治理期限", "雁安督〔2026〕7号");
        var (once, again) = (CalendarFeedFile.Write([item], new NoLinks(), Now), CalendarFeedFile.Write([item with { Standing = AgendaStandings.Late }], new NoLinks(), Now.AddDays(9)));
        foreach (var text in new[] { once, again })
        {
            text.ShouldContain($"UID:deadline-{item.Id:N}@caseflow");
            text.ShouldNotContain("老陈");
        }

        Ical.Net.Calendar.Load(again)!.Events.ShouldHaveSingleItem().Summary.ShouldStartWith("已逾期：治理期限");
    }

    private static AgendaItem Item(string kind, string title, string? number) => new(
        kind, Guid.NewGuid(), Guid.NewGuid(), "case", number, "老陈餐厅 燃气软管超长", title, new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 1).EndOfDay(), AgendaStandings.Later);

    private sealed class NoLinks : INoticeLinks
    {
        public string? Inbox => null;

        public string? Of(string? subjectKind, Guid subjectId) => null;
    }
}
