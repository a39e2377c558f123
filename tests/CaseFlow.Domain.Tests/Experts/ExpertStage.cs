using CaseFlow.Domain.Experts;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Tests.Experts;

/// <summary>The town with a technical body and two of its experts on the register.</summary>
internal sealed class ExpertStage : IAsyncDisposable
{
    public const string Now = "2018-09-01T10:00:00+08:00";

    public static readonly DateOnly Today = new(2018, 9, 1);

    private ExpertStage(CaseStage town) => Town = town;

    public CaseStage Town { get; }

    public Guid Body { get; private set; }

    public Guid Fire { get; private set; }

    public Guid Chemicals { get; private set; }

    public Actor Expert { get; private set; } = default!;

    public Actor Colleague { get; private set; } = default!;

    public static async Task<ExpertStage> StartAsync(DatabaseProvider database)
    {
        var stage = new ExpertStage(await CaseStage.StartAsync(database, Now));
        stage.Body = await stage.DoneAsync(new RegisterBody("安评技术公司", "安全评价机构资质", "APJ-001", new(2018, 12, 31)));
        stage.Fire = await stage.DoneAsync(new RegisterExpert(stage.Body, "沈专家", "消防", "高级工程师", "XF-1", new(2018, 10, 31), "13900000001"));
        stage.Chemicals = await stage.DoneAsync(new RegisterExpert(stage.Body, "岳专家", "危化"));
        stage.Expert = await stage.ActorAsync(stage.Fire);
        stage.Colleague = await stage.ActorAsync(stage.Chemicals);
        return stage;
    }

    public async Task<T> DoneAsync<T>(IRequest<Result<T>> request, string who = "district-officer")
    {
        var answer = await Town.SendAsync(request, who);
        answer.Refusals.ShouldBeEmpty();
        return answer.Value;
    }

    public Task<Result<T>> AsExpertAsync<T>(IRequest<Result<T>> request, Actor? expert = null) => Town.District.SendAsync(request, expert ?? Expert);

    public async Task RefusedAsync<T>(IRequest<Result<T>> request, string who, string code) => (await Town.SendAsync(request, who)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);

    public EngageExpert Form(Guid subject, string purpose = EngagementPurposes.Guidance) => new(Fire, subject, purpose, "请指导燃气软管整改", new(2018, 9, 10));

    /// <summary>The titles of what they were told about the engagement.</summary>
    public async Task<IReadOnlyList<string>> ToldAsync(Guid engagement, string who) =>
        [.. (await DoneAsync(new MyNotices(new PageRequest()), who)).Notices.Items.Where(n => n.SubjectId == engagement).Select(n => n.Title)];

    public async Task<Guid> HazardAsync() => (await Town.ReportAsync()).HazardId;

    public async Task<Actor> ActorAsync(Guid expert)
    {
        var person = (await DoneAsync(new ExpertDetails(expert))).PersonId;
        await using var scope = Town.District.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IActors>().FindAsync(person, default))!;
    }

    public ValueTask DisposeAsync() => Town.DisposeAsync();
}
