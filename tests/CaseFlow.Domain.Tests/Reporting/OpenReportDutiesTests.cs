using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Reporting;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.Reporting;

/// <summary>What the units of a district owe is opened batch by batch, each once (R74-R76, R85).</summary>
public sealed class OpenReportDutiesTests
{
    private const string Chain = "community,street,district";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Batches_open_every_unit_once_and_the_second_run_opens_nobody(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, "2018-09-03T10:00:00+08:00");
        (await OpenAsync(stage, new OpenReportDuties(ReportKinds.Month, Chain, 2))).ShouldBe([2, 2, 0]);
        stage.Processes.Published.Count(p => p.Event == "ReportOwed").ShouldBe(4);
        (await OpenAsync(stage, new OpenReportDuties(ReportKinds.Month, Chain, 50))).ShouldBe([0]);

        var list = (await stage.SendAsync(new ListReports(), "district-officer")).Value;
        list.Levels.Select(l => (l.Key, l.Count)).ShouldBe([(ReportLevels.District, 1), (ReportLevels.Street, 2), (ReportLevels.Community, 1)]);
        (await stage.SendAsync(new ListReports(), "other-street-officer")).Value.Page.Items.ShouldHaveSingleItem().UnitName.ShouldBe("鱼化寨街道办事处");
    }

    [Theory]
    [InlineData(null, "2018-08-21")]
    [InlineData(CoverRules.MonthToDate, "2018-09-01")]
    public async Task Days_that_a_month_covers_follow_the_definition_and_stand_on_the_report(string? rule, string from)
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite, "2018-09-03T10:00:00+08:00");
        await OpenAsync(stage, new OpenReportDuties(ReportKinds.Month, Chain, 50, CoverRule: rule));
        var mine = (await stage.SendAsync(new MyReports(), "grid-officer")).Value.ShouldHaveSingleItem();
        var view = (await stage.SendAsync(new ReportDetails(mine.DutyId), "grid-officer")).Value;
        (view.From, view.To).ShouldBe((DateOnly.ParseExact(from, "yyyy-MM-dd"), new DateOnly(2018, 9, 20)));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Department_sees_its_own_summary_alone_and_a_draft_waits_for_it(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, "2018-09-03T10:00:00+08:00");
        await OpenAsync(stage, new OpenReportDuties(ReportKinds.Quarter, "street,department", 50));
        var own = (await stage.SendAsync(new ListReports(ReportKinds.Quarter), "department-officer")).Value.Page.Items.ShouldHaveSingleItem();
        own.UnitName.ShouldBe("区住建局");
        (await stage.SendAsync(new ReportDetails(own.DutyId), "street-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("report.unknown");
        var entry = new ReportEntry([new(null, "本行业", "已排查。")], [new(FigureKeys.Checks, 3, "另有三次联合检查")], Zero: true);
        (await stage.SendAsync(new SaveReportDraft(ReportKinds.Quarter, new(2018, 7, 1), entry), "department-officer")).Refusals.ShouldBeEmpty();

        var proposal = (await stage.SendAsync(new ReportDetails(own.DutyId), "department-colleague")).Value.Proposal!;
        (proposal.DraftBy, proposal.Entry.Zero, proposal.Entry.Figures!.Single().Value).ShouldBe(("李工", true, 3));
        (await stage.SendAsync(new FileReport(ReportKinds.Quarter, new(2018, 7, 1), entry), "department-officer")).Value.DaysLate.ShouldBe(0);
        (await stage.SendAsync(new SaveReportDraft(ReportKinds.Quarter, new(2018, 7, 1), entry), "department-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("report.no-draft");
        (await stage.SendAsync(new FileSupplement(own.DutyId, " ", entry), "department-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("report.supplement-reason");
        (await stage.SendAsync(new OpenReportPeriod(ReportKinds.Month, new(2018, 10, 1)), "district-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("report.period-future");
    }

    private static async Task<IReadOnlyList<int>> OpenAsync(CaseStage stage, OpenReportDuties batch)
    {
        List<int> opened = [];
        ReportDutiesOpened answer;
        do
        {
            answer = (await stage.SendAsync(batch)).Value;
            opened.Add(answer.Count);
            batch = batch with { After = answer.Last, First = answer.First };
        }
        while (answer.Last is not null);

        return opened;
    }
}
