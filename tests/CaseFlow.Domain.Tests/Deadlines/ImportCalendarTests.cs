using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Tests.Deadlines;

public class ImportCalendarTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_same_notices_a_second_time_change_nothing(DatabaseProvider database)
    {
        await using var stage = await DeadlineStage.StartAsync(database, "2026-11-23T09:00:00+08:00");
        var again = (await stage.SendAsync(new ImportCalendar(HolidayPapers.All))).Value;
        (again.Version, again.ChangedDays, again.Years.Count).ShouldBe((1, 0, 0));
        (await CountAsync<CalendarImport>(stage)).ShouldBe(9);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_amended_notice_raises_the_version_and_keeps_what_the_old_one_said(DatabaseProvider database)
    {
        await using var stage = await DeadlineStage.StartAsync(database, "2019-12-01T09:00:00+08:00", HolidayPapers.FirstNoticeOf2020);
        var amended = (await stage.SendAsync(new ImportCalendar([HolidayPapers.File(2020)]))).Value;
        amended.Version.ShouldBe(2);
        amended.Years.ShouldBe([2020]);
        amended.ChangedDays.ShouldBe(4);
        (await CalendarAsync(stage)).Version.ShouldBe(2);
        var february1 = await stage.District.WithDbAsync(db => db.Set<CalendarDay>().Where(d => d.Day == new DateOnly(2020, 2, 1)).OrderBy(d => d.FromVersion)
            .Select(d => new { d.IsOff, d.FromVersion, d.UntilVersion }).ToListAsync());
        february1.Select(d => (d.IsOff, d.FromVersion, d.UntilVersion)).ShouldBe([(false, 1, 2), (true, 2, null)]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task One_bad_file_among_good_ones_writes_nothing_and_is_named(DatabaseProvider database)
    {
        await using var stage = await DeadlineStage.StartAsync(database, "2026-11-23T09:00:00+08:00", HolidayPapers.File(2018));
        var bad = HolidayPapers.File(2020) with { Content = HolidayPapers.File(2020).Content.Replace("2020-01-01", "2020-01-32", StringComparison.Ordinal) };
        var refusal = (await stage.SendAsync(new ImportCalendar([HolidayPapers.File(2019), bad]))).Refusals.ShouldHaveSingleItem();
        refusal.Code.ShouldBe("calendar.bad-date");
        refusal.Text().ShouldContain("2020.json");
        (await CountAsync<CalendarImport>(stage)).ShouldBe(1);
        (await CalendarAsync(stage)).IsPublished(2019).ShouldBeFalse();
    }

    [Fact]
    public async Task Two_files_of_one_year_are_refused()
    {
        await using var stage = await DeadlineStage.StartAsync(DatabaseProvider.Sqlite, "2026-11-23T09:00:00+08:00", HolidayPapers.File(2018));
        var refused = await stage.SendAsync(new ImportCalendar([HolidayPapers.File(2020), HolidayPapers.FirstNoticeOf2020]));
        refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe("calendar.same-year");
    }

    [Fact]
    public async Task No_file_and_a_huge_file_are_refused()
    {
        await using var stage = await DeadlineStage.StartAsync(DatabaseProvider.Sqlite, "2026-11-23T09:00:00+08:00", HolidayPapers.File(2018));
        (await stage.SendAsync(new ImportCalendar([]))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("calendar.file-count");
        var huge = new HolidayFile("huge.json", new string(' ', 1_000_001));
        (await stage.SendAsync(new ImportCalendar([huge]))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("calendar.file-too-large");
    }

    [Fact]
    public async Task Only_administrators_may_change_the_calendar()
    {
        await using var stage = await DeadlineStage.StartAsync(DatabaseProvider.Sqlite, "2026-11-23T09:00:00+08:00", HolidayPapers.File(2018));
        var officer = new Actor(Guid.NewGuid(), "张伟", Guid.NewGuid(), "小寨路街道", "610100/", new HashSet<string> { Roles.StreetOfficer });
        (await stage.District.SendAsync(new ImportCalendar([HolidayPapers.File(2019)]), officer)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("access.role");
        var admin = officer with { Roles = new HashSet<string> { Roles.ProcessAdministrator } };
        (await stage.District.SendAsync(new ImportCalendar([HolidayPapers.File(2019)]), admin)).Value.Version.ShouldBe(2);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_rolled_back_import_is_not_remembered(DatabaseProvider database)
    {
        await using var stage = await DeadlineStage.StartAsync(database, "2019-12-01T09:00:00+08:00", HolidayPapers.FirstNoticeOf2020);
        await stage.StartDeadlineAsync(59, LimitUnit.NaturalDays); // raw 2020-01-29
        stage.Around.OnTell = key => throw new InvalidOperationException(key);
        await Should.ThrowAsync<InvalidOperationException>(() => stage.SendAsync(new ImportCalendar([HolidayPapers.File(2020)])));
        stage.Around.OnTell = _ => { };
        var calendar = await CalendarAsync(stage);
        (calendar.Version, calendar.IsWorkingDay(new DateOnly(2020, 2, 1))).ShouldBe((1, true));
        (await stage.SendAsync(new ImportCalendar([HolidayPapers.File(2019)]))).Value.Version.ShouldBe(2);
        (await CalendarAsync(stage)).IsWorkingDay(new DateOnly(2020, 2, 1)).ShouldBeTrue();
    }

    private static async Task<IWorkCalendar> CalendarAsync(DeadlineStage stage)
    {
        await using var scope = stage.District.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IWorkCalendars>().CurrentAsync(CancellationToken.None);
    }

    private static Task<int> CountAsync<T>(DeadlineStage stage)
        where T : class => stage.District.WithDbAsync(db => db.Set<T>().CountAsync());
}
