using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Training;
using MediatR;

namespace CaseFlow.Host.Demo;

/// <summary>
/// The demo's grid officers: those with accounts trained, certified and on their grids, a few part-time ones beside them,
/// two hired lately; most communities have nobody full-time. Days count back from today. What is there already stays.
/// </summary>
[AllowedTo(Roles.DistrictOffice)]
public sealed record ImportDemoStaff : ICommand<int>;

internal sealed class ImportDemoStaffHandler(CaseFlowDb db, IMediator mediator, RequestContext context, TimeProvider time) : IRequestHandler<ImportDemoStaff, Result<int>>
{
    /// <summary>Street, community, name, what they are besides.</summary>
    private static readonly (string Street, string Community, string Name, string Role)[] PartTime =
    [
        ("610113001000", "610113001002", "曹卫国", "治保员"), ("610113001000", "610113001003", "魏秀兰", "调解员"), ("610113002000", "610113002002", "潘建设", "巡防员"),
        ("610113003000", "610113003002", "董玉梅", "社区工作者"),
    ];

    /// <summary>Not on a grid yet: trained with what result.</summary>
    private static readonly (string Street, string Name, bool Passed)[] Fresh = [("610113001000", "方晓晨", true), ("610113001000", "何思雨", false)];

    private DateOnly Today => time.Today();

    public async Task<Result<int>> Handle(ImportDemoStaff request, CancellationToken cancellationToken)
    {
        if ((await mediator.Send(new ListGridOfficers(Page: new PageRequest(1, 1)), cancellationToken)).Value.Page.Total > 0)
        {
            return 0;
        }

        foreach (var (amount, year) in ((decimal, int)[])[(1680, 2017), (1800, 2019), (1950, 2021), (2160, 2023)])
        {
            await SendAsync(new SetMinimumWage(amount, new DateOnly(year, 5, 1), "陕西省最低工资标准（一类工资区，演示数据，使用前请核对）"), cancellationToken);
        }

        var recruitment = await SendAsync(
            new OpenRecruitment($"雁塔区{Today.Year - 1}年安全生产网格员统一招考", Today.AddDays(-420), 35, Educations.College, 120, "区政府批准，区安委办公告（演示）"), cancellationToken);
        var staff = await FullTimeAsync(recruitment, cancellationToken);
        await TrainAsync(staff, cancellationToken);
        foreach (var (officer, community) in staff.Where(s => s.Community is not null))
        {
            await SendAsync(new IssueCertificate(officer, $"雁安网格{Today.Year - 1}-{staff.IndexOf((officer, community)) + 1:000}", Today.AddDays(-365)), cancellationToken);
            await SendAsync(new AssignOfficer(officer, community, Today.AddDays(-360)), cancellationToken);
            await SendAsync(new IssueEquipment(officer, "mobile-terminal", "巡查终端", Today.AddDays(-360)), cancellationToken);
        }

        foreach (var (street, community, name, role) in PartTime)
        {
            var officer = await SendAsync(new HireOfficer(false, null, name, null, street, Today.AddDays(-300), OriginalRole: role, Demo: true), cancellationToken);
            await SendAsync(new AssignOfficer(officer, community, Today.AddDays(-300)), cancellationToken);
        }

        context.BeginRequest(null);
        return staff.Count + PartTime.Length;
    }

    /// <summary>The community is null for those who have no grid yet.</summary>
    private async Task<List<(Guid Officer, string? Community)>> FullTimeAsync(Guid recruitment, CancellationToken ct)
    {
        List<(Guid, string?)> staff = [];
        foreach (var person in DemoData.People().Where(p => p.Role == Roles.GridOfficer))
        {
            var community = person.Unit.Split('@')[1];
            var known = (await mediator.Send(new FindPersons(person.Name, Roles.GridOfficer), ct)).Value.First(p => p.UnitName == person.Unit.Split('@')[0]);
            staff.Add((await HireAsync(recruitment, known.Id, person.Name, person.Phone, community, staff.Count, Today.AddDays(-400), ct), community));
        }

        foreach (var (street, name, _) in Fresh)
        {
            staff.Add((await HireAsync(recruitment, null, name, null, street, staff.Count, Today.AddDays(-60), ct), null));
        }

        return staff;
    }

    private async Task<Guid> HireAsync(Guid recruitment, Guid? person, string name, string? phone, string region, int number, DateOnly hiredOn, CancellationToken ct)
    {
        var body = $"610113{Today.Year - 26 - (number % 8)}{(number % 9) + 1:00}15{number + 101}";
        var officer = await SendAsync(
            new HireOfficer(
                true, person, name, phone, $"{region[..9]}000", hiredOn, $"{body}{IdNumber.Check(body)}", null, null, recruitment, Educations.College, Residences.Household, "雁塔区",
                true, true, true, true, true, Demo: true),
            ct);
        await SendAsync(new SignContract(officer, EmployerKinds.Agency, "西安演示人力资源有限公司", $"演示-{number + 1:000}", hiredOn, null, 3200, true), ct);
        return officer;
    }

    private async Task TrainAsync(List<(Guid Officer, string? Community)> staff, CancellationToken ct)
    {
        var old = staff.Where(s => s.Community is not null).Select(s => s.Officer).ToList();
        var fresh = staff.Where(s => s.Community is null).Select(s => s.Officer).ToList();
        await HoldAsync("网格员岗前集中培训", TrainingKinds.PreJob, -380, 40, [.. old.Select(o => new AttendanceLine(o, 40, true, Today.AddDays(-376), 88))], ct);
        await HoldAsync("新录用网格员岗前集中培训", TrainingKinds.PreJob, -40, 40, [.. fresh.Select((o, i) => new AttendanceLine(o, 40, Fresh[i].Passed, Today.AddDays(-36), Fresh[i].Passed ? 91 : 52))], ct);
        await HoldAsync("危险化学品与消防安全专业培训", TrainingKinds.Professional, -150, 48, [.. old.Select(o => new AttendanceLine(o, 48))], ct);
        await HoldAsync("有限空间与燃气安全专业培训", TrainingKinds.Professional, -36, 48, [.. old.Select((o, i) => new AttendanceLine(o, i < 5 ? 48 : 40))], ct);
        await HoldAsync("保密教育", TrainingKinds.Confidentiality, -90, 4, [.. old.Select(o => new AttendanceLine(o, 4))], ct);
        await SendAsync(new ArrangeTraining("冬季消防执法现场观摩", "observation", Today.AddDays(10), Today.AddDays(10), 8, "小寨商圈"), ct);
        await SendAsync(new SetTrainingPlan(Today.Year, "两次专业培训、一次保密教育、一次执法现场观摩，新录用人员岗前集中培训。", 5), ct);
    }

    private async Task HoldAsync(string title, string kind, int begins, int hours, IReadOnlyList<AttendanceLine> lines, CancellationToken ct)
    {
        var training = await SendAsync(new ArrangeTraining(title, kind, Today.AddDays(begins), Today.AddDays(begins + 4), hours, "区应急管理局培训室", "区应急管理局", kind == TrainingKinds.PreJob), ct);
        await SendAsync(new RecordAttendance(training, 0, lines), ct);
    }

    // The data are ours: a refusal here is a defect of theirs.
    private async Task<T> SendAsync<T>(ICommand<T> command, CancellationToken ct)
    {
        var answer = await mediator.Send(command, ct);
        await db.SaveChangesAsync(ct);
        return answer.Value;
    }
}
