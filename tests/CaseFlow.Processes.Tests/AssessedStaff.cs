using System.Text.Json.Nodes;
using CaseFlow.Domain.Assessments;
using CaseFlow.Domain.Dismissals;
using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Training;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Testing;

namespace CaseFlow.Processes.Tests;

/// <summary>Full-time officers of the small Yanta, and the steps of their assessments and dismissals.</summary>
internal sealed class AssessedStaff(Yanta yanta)
{
    private const string Grid = "610113001001";

    private Guid? _recruitment;

    public Yanta Yanta => yanta;

    /// <summary>Trained, certified and on the community's grid from today on.</summary>
    /// <param name="name">Somebody with a post, or a new person.</param>
    public async Task<Guid> TakeOnAsync(string name, int serial, Guid? personId = null, bool assigned = true)
    {
        var today = yanta.District.Time.GetUtcNow().ChinaDate();
        _recruitment ??= await yanta.SendAsync(new OpenRecruitment("招考", new(2018, 10, 1), 35, Educations.College, 5, "72号文"), "安委办李强");
        var body = $"61011319900101{serial:000}";
        var officer = await yanta.SendAsync(
            new HireOfficer(
                true, personId, personId is null ? name : null, null, "610113001000", today, $"{body}{IdNumber.Check(body)}", null, null, _recruitment, Educations.College, Residences.Permit, "小寨",
                true, true, true, true, true, Demo: true),
            "街道陈军");
        var training = await yanta.SendAsync(new ArrangeTraining("岗前培训", TrainingKinds.PreJob, today, today, 40, "培训室"), "街道陈军");
        await yanta.SendAsync(new RecordAttendance(training, 0, [new(officer, 40, true, today)]), "街道陈军");
        await yanta.SendAsync(new IssueCertificate(officer, $"雁网{serial:000}", today), "街道陈军");
        if (assigned)
        {
            await yanta.SendAsync(new AssignOfficer(officer, Grid, today), "街道陈军");
        }

        return officer;
    }

    public async Task<AssessmentItem> FindAsync(Guid officer, string period) =>
        (await yanta.SendAsync(new ListAssessments(Period: period), "安委办李强")).Page.Items.Single(a => a.OfficerId == officer);

    public async Task<AssessmentItem?> YearAsync(Guid officer, int year) =>
        (await yanta.SendAsync(new ListAssessments(Period: $"{year}-0"), "安委办李强")).Page.Items.SingleOrDefault(a => a.OfficerId == officer);

    public async Task<IReadOnlyList<DismissalItem>> DismissalsAsync(string? state = null) => (await yanta.SendAsync(new ListDismissals(State: state), "安委办李强")).Page.Items;

    /// <summary>Scored so that the grade follows, with the office's opinion, and confirmed.</summary>
    public async Task<Guid> GradeAsync(Guid officer, string period, string grade)
    {
        var id = (await FindAsync(officer, period)).Id;
        var score = grade switch { AssessmentGrades.Qualified => 90, AssessmentGrades.Basic => 70, _ => 40 };
        await DoAsync(id, "考核评分", "Scored", "街道陈军", Scores(score, "见系统数据"));
        await DoAsync(id, "提出监督考核意见", "Given", "安委办李强", new() { ["opinion"] = "同意" });
        await DoAsync(id, "确认考核等次", "Confirmed", "街道陈军", []);
        (await FindAsync(officer, period)).Grade.ShouldBe(grade);
        return id;
    }

    public static JsonObject Scores(int score, string? comment, params JsonNode[] grounds) => new()
    {
        ["ability"] = score, ["attitude"] = score, ["performance"] = score, ["comment"] = comment, ["grounds"] = new JsonArray(grounds),
    };

    public Task DoAsync(Guid subject, string title, string outcome, string who, JsonObject data) => yanta.DoAsync(subject, title, outcome, who, data);

    public Task<Result<WorkItemCompleted>> TryAsync(Guid subject, string title, string outcome, string who, JsonObject data) => yanta.TryAsync(subject, title, outcome, who, data);

    public Task<IReadOnlyList<string>> TasksAsync(Guid subject) => yanta.TasksAsync(subject);

    public async Task EndedAsync(Guid subject) => (await yanta.SendAsync(new ProcessesOf(subject))).ShouldAllBe(p => p.Ended);
}
