using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Coverage;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Experts;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.ListedSupervision;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using MediatR;

namespace CaseFlow.Domain.Tests.Experts;

/// <summary>An expert comes from outside: nothing but what they are engaged for is open to them (R45, C58).</summary>
public sealed class GuestTests
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly IReadOnlyList<Type> Open = [.. Requests().Where(t => t.GetCustomAttribute<AnyRoleAttribute>() is { Guests: true })];

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Expert_finds_no_enterprise_hazard_case_person_unit_grid_or_map(DatabaseProvider database)
    {
        await using var stage = await ExpertStage.StartAsync(database);
        var listed = await stage.Town.ListAsync();
        var hazard = (await stage.Town.LookAsync(listed)).Case.HazardId;
        await stage.DoneAsync(stage.Form(hazard));

        await ClosedAsync(new ListHazards());
        await ClosedAsync(new HazardDetails(hazard));
        await ClosedAsync(new ListEnterprises());
        await ClosedAsync(new FindEnterprises());
        await ClosedAsync(new EnterpriseDetails(stage.Town.Town.Restaurant));
        await ClosedAsync(new ListCases());
        await ClosedAsync(new CaseDetails(listed));
        await ClosedAsync(new FindPersons());
        await ClosedAsync(new PeopleOfUnit(stage.Town.Town.Office));
        await ClosedAsync(new FindUnits());
        await ClosedAsync(new RegionTree());
        await ClosedAsync(new ListGrids("610113000000", ExpertStage.Today));
        await ClosedAsync(new SupervisionMap("610113000000", ExpertStage.Today));
        await ClosedAsync(new CaseTimeline(hazard));
        await ClosedAsync(new AttachmentsOf(hazard));
        await ClosedAsync(new EngagementsOf(hazard));
        (await stage.AsExpertAsync(new ListExperts())).Refusals.ShouldHaveSingleItem().Code.ShouldBe("access.role");
        (await stage.AsExpertAsync(new ListEngagements())).Value.Page.Items.ShouldHaveSingleItem().SubjectId.ShouldBe(hazard);
        (await stage.AsExpertAsync(new ListEngagements(), stage.Colleague)).Value.Page.Total.ShouldBe(0);

        async Task ClosedAsync<T>(IRequest<Result<T>> request) => (await stage.AsExpertAsync(request)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("access.guest");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Every_request_for_any_role_is_closed_to_experts_unless_it_is_about_their_own_account_inbox_or_files(DatabaseProvider database)
    {
        await using var stage = await ExpertStage.StartAsync(database);
        var closed = Requests().Where(t => t.IsDefined(typeof(AnyRoleAttribute))).Except(Open).ToList();
        closed.Count.ShouldBeGreaterThan(60);
        foreach (var type in closed)
        {
            (await SendBlankAsync(stage, type)).ShouldBe(["access.guest"], type.Name);
        }

        Open.Select(t => t.Name).Order(StringComparer.Ordinal).ShouldBe(
        [
            "ChangePassword", "ChooseDelivery", "CreateAccessToken", "MarkAllNoticesRead", "MarkNoticeRead", "MyAccessTokens", "MyDelivery", "MyNotices", "MyUnreadNotices", "ReadAttachment",
            "RevokeAccessToken", "StoreAttachment",
        ]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_experts_read_of_a_hazard_holds_no_phone_and_nobody_who_told_of_it(DatabaseProvider database)
    {
        await using var stage = await ExpertStage.StartAsync(database);
        var form = await stage.Town.HazardFormAsync() with
        {
            Description = "软管超长，联系人 13912345678，座机 029-85251234", Channel = "phone", Informant = new Informant("钱大勇", "13887654321"),
        };
        var hazard = (await stage.DoneAsync(form, "street-officer")).HazardId;
        var id = await stage.DoneAsync(stage.Form(hazard));

        var view = (await stage.AsExpertAsync(new EngagementDetails(id))).Value;
        view.Subject.Facts.Single(f => f.Key == "hazard").Value.ShouldContain("软管超长");
        var all = JsonSerializer.Serialize(view, Readable);
        foreach (var hidden in new[] { "13912345678", "85251234", "钱大勇", "13887654321", "周干事" })
        {
            all.ShouldNotContain(hidden);
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Expert_opens_no_file_but_the_photos_of_the_hazard_and_the_own_ones(DatabaseProvider database)
    {
        await using var stage = await ExpertStage.StartAsync(database);
        var (mine, other) = (await stage.HazardAsync(), await stage.HazardAsync());
        await stage.DoneAsync(stage.Form(mine));
        var photos = new[] { mine, other }.Select(async h => (await stage.DoneAsync(new HazardDetails(h))).Photos[0].Id);
        var (open, closed) = (await photos.First(), await photos.Last());

        (await stage.AsExpertAsync(new ReadAttachment(open))).Succeeded.ShouldBeTrue();
        (await stage.AsExpertAsync(new ReadAttachment(closed))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("attachment.not-found");
        (await stage.AsExpertAsync(new ReadAttachment(open), stage.Colleague)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("attachment.not-found");
        var own = (await stage.AsExpertAsync(new StoreAttachment("草稿.pdf", Files.Pdf))).Value.Id;
        (await stage.AsExpertAsync(new ReadAttachment(own))).Succeeded.ShouldBeTrue();
    }

    private static IEnumerable<Type> Requests() =>
        new[] { typeof(CaseFlowDb).Assembly, typeof(DatabaseProvider).Assembly, Assembly.Load("CaseFlow.Workflows") }
            .SelectMany(a => a.GetTypes()).Where(t => !t.IsAbstract && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)));

    /// <summary>The codes that refuse a request without content; what stands in it is not looked at before the right to send it.</summary>
    private static async Task<IReadOnlyList<string>> SendBlankAsync(ExpertStage stage, Type type)
    {
        var value = type.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0].GetGenericArguments()[0];
        return await (Task<IReadOnlyList<string>>)typeof(GuestTests).GetMethod(nameof(CodesAsync), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(value).Invoke(null, [stage, RuntimeHelpers.GetUninitializedObject(type)])!;
    }

    private static async Task<IReadOnlyList<string>> CodesAsync<T>(ExpertStage stage, object request) =>
        [.. (await stage.AsExpertAsync((IRequest<Result<T>>)request)).Refusals.Select(r => r.Code)];
}
