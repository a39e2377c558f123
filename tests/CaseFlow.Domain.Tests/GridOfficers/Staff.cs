using System.Globalization;
using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Tests.People;
using CaseFlow.Domain.Training;
using CaseFlow.Host.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseFlow.Domain.Tests.GridOfficers;

/// <summary>A small district with a street officer, the district office, a recruitment and the rule of training that a process would say.</summary>
internal sealed class Staff : IAsyncDisposable
{
    public static readonly DateOnly Start = new(2019, 3, 1);

    public const string Street = "610113001000";

    private int _numbers;

    private Staff(SmallDistrict district) => District = district;

    public SmallDistrict District { get; }

    public Guid Recruitment { get; private set; }

    public Actor StreetOfficer { get; private set; } = default!;

    public Actor Office { get; private set; } = default!;

    public Dictionary<string, string> Variables { get; } = new() { ["sessionsPerYear"] = "2", ["hoursPerSession"] = "48", ["preJobCounts"] = "false" };

    /// <param name="today">It is nine in the morning.</param>
    public static async Task<Staff> StartAsync(DatabaseProvider database, string today = "2019-12-31")
    {
        Staff staff = null!;
        var day = DateOnly.Parse(today, CultureInfo.InvariantCulture);
        var district = await SmallDistrict.StartAsync(database, day.At(new(9, 0)), services =>
        {
            services.RemoveAll<IDefinitionVariables>();
            services.AddScoped<IDefinitionVariables>(_ => new Said(() => staff.Variables));
        });
        staff = new Staff(district);
        staff.StreetOfficer = (await district.ActorAsync(await district.EnrolAsync("周干事", Roles.StreetOfficer, "小寨路街道")))!;
        staff.Office = (await district.ActorAsync(await district.EnrolAsync("孙科员", Roles.DistrictOffice, "区安委办")))!;
        staff.Recruitment = await staff.OkAsync(new OpenRecruitment("2018年招考", new(2018, 10, 1), 35, Educations.College, 50, "雁政办发〔2018〕72号"), staff.Office);
        return staff;
    }

    public HireOfficer FullTime(string name = "王小明", string born = "19900101") => new(
        true, null, name, "13812345678", Street, Start, Id(born), null, null, Recruitment, Educations.College, Residences.Permit, "小寨路街道", true, true, true, true, true);

    public HireOfficer PartTime(string name = "李治保") => new(false, null, name, null, Street, Start, OriginalRole: "治保员");

    public Task<Guid> HireAsync(HireOfficer? hire = null) => OkAsync(hire ?? FullTime());

    /// <summary>A training of the street; its last day is its first.</summary>
    public Task<Guid> TrainingAsync(string kind, string day, int hours) => OkAsync(new ArrangeTraining(kind, kind, Day(day), Day(day), hours, "培训室"));

    public async Task<Result<Done>> AttendAsync(Guid training, params AttendanceLine[] lines) =>
        await SendAsync(new RecordAttendance(training, (await District.Product.SendAsync(new TrainingDetails(training))).Value.Version, lines));

    /// <summary>Trained, examined and certified on the tenth of March.</summary>
    public async Task<Guid> CertifiedAsync(HireOfficer? hire = null)
    {
        var officer = await HireAsync(hire);
        (await AttendAsync(await TrainingAsync(TrainingKinds.PreJob, "2019-03-08", 40), new AttendanceLine(officer, 40, true))).Refusals.ShouldBeEmpty();
        await OkAsync(new IssueCertificate(officer, $"雁网{++_numbers:000}", Day("2019-03-10")));
        return officer;
    }

    public Task<OfficerFile> FileAsync(Guid officer) => OkAsync(new OfficerDetails(officer));

    public async Task<T> OkAsync<T>(MediatR.IRequest<Result<T>> request, Actor? who = null)
    {
        var answer = await SendAsync(request, who);
        answer.Refusals.Select(r => $"{r.Code} {r.Field} {r.Text()}").ShouldBeEmpty();
        return answer.Value;
    }

    public Task<Result<T>> SendAsync<T>(MediatR.IRequest<Result<T>> request, Actor? who = null) => District.Product.SendAsync(request, who ?? StreetOfficer);

    public async Task<T> WithGridStaffAsync<T>(Func<IGridStaff, Task<T>> ask)
    {
        await using var scope = District.Product.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
        return await ask(scope.ServiceProvider.GetRequiredService<IGridStaff>());
    }

    public static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    /// <summary>Each call another number of somebody born that day.</summary>
    public string Id(string born)
    {
        var body = $"610113{born}{100 + ++_numbers}";
        return $"{body}{IdNumber.Check(body)}";
    }

    public ValueTask DisposeAsync() => District.DisposeAsync();

    private sealed class Said(Func<Dictionary<string, string>> variables) : IDefinitionVariables
    {
        public Task<IReadOnlyDictionary<string, string>> OfAsync(string definitionId, CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<string, string>>(definitionId == "onboarding-training" ? variables() : []);
    }
}
