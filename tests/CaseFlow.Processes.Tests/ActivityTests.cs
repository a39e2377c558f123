using System.Text.Json.Nodes;
using CaseFlow.Domain.Processes;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Processes.Tests;

/// <summary>Activities that the two processes do not use in every way, tried inside one of them.</summary>
public sealed class ActivityTests
{
    /// <summary>A command of the domain is sent by its name, with mapped input, about the case.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Command_sent_by_its_name_reaches_the_domain(DatabaseProvider database)
    {
        var send = new JsonObject
        {
            ["id"] = "send",
            ["type"] = "CaseFlow.SendCommand",
            ["command"] = Edits.Literal("record-decision"),
            ["input"] = Edits.Script("({ text: '由流程记录：' + getVariable('proposal').enterprise })"),
        };
        var edited = Repository.Definition("listed-supervision").WithActivity(send, "Done", ("advise", "Done", "decide"));
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09", edited);
        var supervised = await yanta.ProposeAsync();
        (await supervised.TimelineAsync()).ShouldContain(t => t.Text == "由流程记录：长安百货");
        (await supervised.TaskTitlesAsync()).ShouldBe(["审定挂牌"]);
    }

    /// <summary>Three natural days from Friday 2018-09-28 end on the holiday of 10-01 and roll to 10-08; working days take 10-01 to 10-07 out.</summary>
    [Theory]
    [InlineData("3", "NaturalDays", "Forward", "2018-10-08")]
    [InlineData("3", "NaturalDays", "None", "2018-10-01")]
    [InlineData("3", "NaturalDays", "Back", "2018-09-30")]
    [InlineData("3", "WorkingDays", "None", "2018-10-08")]
    public async Task Delay_counts_by_the_calendar_and_goes_on_at_its_time_of_day(string number, string unit, string roll, string day)
    {
        var delay = new JsonObject
        {
            ["id"] = "delay",
            ["type"] = "CaseFlow.CalendarDelay",
            ["number"] = Edits.Literal(number),
            ["unit"] = Edits.Literal(unit),
            ["roll"] = Edits.Literal(roll),
            ["timeOfDay"] = Edits.Literal("08:30"),
        };
        var edited = Repository.Definition("listed-supervision").WithActivity(delay, "Done", ("advise", "Done", "decide"));
        await using var yanta = await Yanta.StartAsync(DatabaseProvider.Sqlite, "2018-09-28", edited);
        var supervised = await yanta.ProposeAsync();
        await yanta.PassAsync(Yanta.At(day, "08:29:59"));
        (await supervised.TasksAsync()).ShouldBeEmpty();
        await yanta.PassAsync(day, "08:30");
        (await supervised.TaskTitlesAsync()).ShouldBe(["审定挂牌"]);
    }

    /// <summary>A task that another branch has made needless leaves everybody's list.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Task_of_an_ended_stage_is_taken_back(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09");
        var supervised = await yanta.ProposeAsync();
        await supervised.StartRectifyingAsync(35);
        (await supervised.TaskTitlesAsync()).ShouldContain("申请延期");
        await supervised.RequestAcceptanceAsync();
        await supervised.PassReviewAsync();
        (await supervised.TaskTitlesAsync()).ShouldBe(["公告挂牌", "公告摘牌"], ignoreOrder: true);
    }

    /// <summary>A deadline that was met lets its branch go on by Met.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Deadline_that_was_met_goes_on_by_Met(DatabaseProvider database)
    {
        var record = new JsonObject { ["id"] = "met", ["type"] = "CaseFlow.RecordDecision", ["text"] = Edits.Literal("期限内完成") };
        var edited = Repository.Definition("deadline-remediation")
            .WithApproval("sign", "签字", "leader", between: ("stop", "Done", "stop-supervision"))
            .WithBranch(record, ("deadline", "Met"));
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09", edited);
        var supervised = await yanta.ProposeAsync();
        await supervised.StartRectifyingAsync(35);
        await supervised.RequestAcceptanceAsync();
        (await supervised.TimelineAsync()).ShouldNotContain(t => t.Text == "期限内完成");
        await supervised.PassReviewAsync();
        (await supervised.TimelineAsync()).ShouldContain(t => t.Text == "期限内完成");
        await supervised.DoAsync("副区长孙伟", "签字", "Approved");
        (await supervised.TaskTitlesAsync()).ShouldContain("公告摘牌");
    }

    /// <summary>A deadline ends with the activity that started it: no reminder and no overdue mark comes after.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Deadline_ends_with_the_stage_it_belongs_to(DatabaseProvider database)
    {
        var edited = Repository.Definition("deadline-remediation").WithoutConnection("review", "stop").WithConnection("review", "Passed", "stop-supervision");
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09", edited);
        var supervised = await yanta.ProposeAsync();
        await supervised.StartRectifyingAsync(35);
        await supervised.RequestAcceptanceAsync();
        await supervised.PassReviewAsync();
        await yanta.PassAsync("2018-12-20", "09:00");
        (await yanta.RemindersAsync("企业刘总", supervised)).ShouldBeEmpty();
        (await supervised.ViewAsync()).Case.Overdue.ShouldBeFalse();
    }

    /// <summary>A step that fails is an incident of its own; the other branches and the acceptance go on.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Failing_step_stops_its_own_branch_only(DatabaseProvider database)
    {
        var edited = Repository.Definition("listed-supervision");
        edited.Activity("doc-letter")["numbering"] = Edits.Script("nothing.at.all");
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09", edited);
        var supervised = await yanta.ProposeAsync();
        await supervised.StartRectifyingAsync(35);
        await yanta.PassAsync("2018-12-20", "09:00");
        (await supervised.ViewAsync()).Case.Overdue.ShouldBeTrue();
        (await supervised.DocumentsAsync()).ShouldBe(["listing-notice"]);
        var steps = (await yanta.SendAsync(new ProcessesOf(supervised.Id))).SelectMany(p => p.Steps).ToList();
        steps.ShouldContain(s => s.ActivityId == "doc-letter" && s.State == "faulted");
        await supervised.RequestAcceptanceAsync();
        await supervised.PassReviewAsync();
        (await supervised.DocumentsAsync()).ShouldContain("delisting-notice");
    }
}
