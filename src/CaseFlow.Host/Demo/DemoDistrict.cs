using CaseFlow.Domain.Assessments;
using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Experts;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.KeyObjects;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Publicity;
using CaseFlow.Domain.Reporting;
using CaseFlow.Domain.SelfReports;
using CaseFlow.Domain.SpotChecks;
using CaseFlow.Domain.SubRegisters;
using CaseFlow.Host.Security.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Demo;

public sealed record DemoReady(DemoDistrictReady District, int Hazards);

/// <summary>Makes the demo district, then reports its hazards as the street officers would. May be repeated.</summary>
internal sealed class DemoDistrict(IServiceScopeFactory scopes, DemoDesk desk, DemoBulletin bulletin, IHostEnvironment? environment = null)
{
    /// <summary>True when it has been set up wholly; cheap enough to ask at each start.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
        var last = DemoData.People()[^1].UserName.ToUpperInvariant();
        return await db.Set<Account>().AnyAsync(a => a.NormalizedUserName == last, ct) && await CountHazardsAsync(scope.ServiceProvider, ct) > 0;
    }

    public async Task<DemoReady> SetUpAsync(CancellationToken ct)
    {
        DemoDistrictReady district;
        await using (var scope = scopes.CreateAsyncScope())
        {
            Enter(scope.ServiceProvider, Actor.System, null);
            district = (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ImportDemoDistrict(environment?.IsDevelopment() == true), ct)).Value;
        }

        await SendAsync(new ImportDemoStaff(), await PersonAsync("anweiban1", Roles.DistrictOffice, ct), "demo-staff", ct);
        foreach (var (hazard, n) in DemoData.Hazards().Select((h, i) => (h, i + 1)))
        {
            await ReportAsync(hazard, n, ct);
        }

        await KeepRegistersAsync(ct);
        await CheckStreetsAsync(ct);
        await KeepExpertsAsync(ct);
        await GoOnLeaveAsync(ct);
        await AssessAsync(ct);
        await OpenQuarterAsync(ct);
        await PublishAsync(ct);
        await bulletin.SetUpAsync(ct);
        await using var counting = scopes.CreateAsyncScope();
        return new DemoReady(district, await CountHazardsAsync(counting.ServiceProvider, ct));
    }

    // The keys make a repetition answer with the hazard that is there.
    private async Task ReportAsync(DemoHazard hazard, int n, CancellationToken ct)
    {
        var reporter = await PersonAsync(hazard.Reporter, Roles.StreetOfficer, ct);
        var photo = await SendAsync(new StoreAttachment($"demo-{n:00}.png", DemoPhoto.Png(n)), reporter, $"demo-photo-{n}", ct);
        await using var scope = scopes.CreateAsyncScope();
        Enter(scope.ServiceProvider, reporter, null);
        var enterprise = (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new FindEnterprises(hazard.CreditCode), ct)).Value.Items[0];
        await SendAsync(
            new ReportHazard(enterprise.Id, hazard.Grade, hazard.Description, hazard.Place, hazard.Channel, [photo.Id]), reporter, $"demo-hazard-{n}", ct);
    }

    /// <summary>Rows of the sub-registers, and one key object by decision; the major hazards above make others.</summary>
    private async Task KeepRegistersAsync(CancellationToken ct)
    {
        var office = await PersonAsync("anweiban1", Roles.DistrictOffice, ct);
        foreach (var (entry, n) in DemoRegisters.Entries.Select((e, i) => (e, i + 1)))
        {
            await SendAsync(new RecordRegisterEntry(await EnterpriseAsync(entry.CreditCode, ct), entry.Kind, entry.Facts, entry.FirstDay), office, $"demo-register-{n}", ct);
        }

        await SendAsync(
            new DesignateKeyObject(await EnterpriseAsync(DemoRegisters.Crowded, ct), DemoRegisters.CrowdedSince, DemoRegisters.CrowdedReason), office, "demo-key-object", ct);
    }

    private async Task<Guid> EnterpriseAsync(string creditCode, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        Enter(scope.ServiceProvider, Actor.System, null);
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new FindEnterprises(creditCode), ct)).Value.Items[0].Id;
    }

    /// <summary>A published spot check, one that is planned, and enterprises that take part in the monthly self-report.</summary>
    private async Task CheckStreetsAsync(CancellationToken ct)
    {
        var office = await PersonAsync("anweiban1", Roles.DistrictOffice, ct);
        await using var scope = scopes.CreateAsyncScope();
        Enter(scope.ServiceProvider, office, null);
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        if ((await mediator.Send(new ListSpotChecks(Page: new PageRequest(1, 1)), ct)).Value.Page.Total > 0)
        {
            return;
        }

        var today = scope.ServiceProvider.GetRequiredService<TimeProvider>().Today();
        var done = await SendAsync(
            new PlanSpotCheck(
                SpotCheckKinds.Monthly, "610113002000", today.AddDays(-10), today.AddDays(-40), today.AddDays(-10), "区安委办吴兴邦、武春燕", [new(SpotCheckGrounds.ZeroReport, "610113002002")]),
            office, "demo-spot-check-1", ct);
        FindingLine[] findings = [.. SpotCheckPoints.All.Select(p => p is SpotCheckPoints.Rectification ? new FindingLine(p, true) : new FindingLine(p, false, "没有相应的计划或记录，限期补齐。"))];
        await SendAsync(new RecordFindings(done, 0, findings, "隐患处置及时；巡查计划和记录不全，限期补齐。"), office, "demo-spot-check-1-findings", ct);
        await SendAsync(new PublishSpotCheck(done, 1), office, "demo-spot-check-1-published", ct);
        await SendAsync(
            new PlanSpotCheck(SpotCheckKinds.Quarterly, "610113003000", today.AddDays(5), today.AddDays(-60), today, "区网格化工作领导小组", [new(SpotCheckGrounds.ZeroReport, "610113003002")]),
            office, "demo-spot-check-2", ct);
        await SendAsync(new EnrolSelfReporters(StreetCode: "610113001000"), office, "demo-self-reporters", ct);
    }

    /// <summary>A technical body with two experts, one of whom can sign in.</summary>
    private async Task KeepExpertsAsync(CancellationToken ct)
    {
        var office = await PersonAsync("anweiban1", Roles.DistrictOffice, ct);
        var expert = await PersonAsync("zhuanjia", Roles.ThirdPartyExpert, ct);
        await using var scope = scopes.CreateAsyncScope();
        Enter(scope.ServiceProvider, office, null);
        if ((await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ListBodies(), ct)).Value.Page.Total == 0)
        {
            var today = scope.ServiceProvider.GetRequiredService<TimeProvider>().Today();
            var body = await SendAsync(new RegisterBody(expert.UnitName, "安全评价机构资质（演示）", "APJ-（演示）-001", today.AddYears(2)), office, "demo-body", ct);
            await SendAsync(new RegisterExpert(body, null, "消防", "高级工程师", "注册消防工程师（演示）", today.AddYears(1), PersonId: expert.PersonId), office, "demo-expert-1", ct);
            await SendAsync(new RegisterExpert(body, "岳敏", "危化", "注册安全工程师", "演示-0002", today.AddYears(1)), office, "demo-expert-2", ct);
        }
    }

    /// <summary>Somebody of a department is away next month; the head stands in.</summary>
    private async Task GoOnLeaveAsync(CancellationToken ct)
    {
        var (away, head) = (await PersonAsync("kegong", Roles.DepartmentOfficer, ct), await PersonAsync("kegong.juzhang", Roles.DepartmentLeader, ct));
        await using var scope = scopes.CreateAsyncScope();
        Enter(scope.ServiceProvider, away, null);
        var today = scope.ServiceProvider.GetRequiredService<TimeProvider>().Today();
        if ((await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ListLeaves(), ct)).Value.Leaves.Count == 0)
        {
            await SendAsync(new RecordLeave(away.PersonId, head.PersonId, today.AddDays(30), today.AddDays(34)), away, "demo-leave", ct);
        }
    }

    /// <summary>The assessments of the calendar quarter that is over.</summary>
    private async Task AssessAsync(CancellationToken ct)
    {
        var office = await PersonAsync("anweiban1", Roles.DistrictOffice, ct);
        await using var scope = scopes.CreateAsyncScope();
        Enter(scope.ServiceProvider, office, null);
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        if ((await mediator.Send(new ListAssessments(Page: new PageRequest(1, 1)), ct)).Value.Page.Total == 0)
        {
            // Refused where the process is not published yet: then the clock opens it some day.
            var (year, quarter) = new AssessmentYear(1).LastBefore(scope.ServiceProvider.GetRequiredService<TimeProvider>().Today());
            await mediator.Send(new OpenAssessmentQuarter(year, quarter), ct);
        }
    }

    /// <summary>The summaries of this quarter are owed, where their process is published; one is prepared for signature.</summary>
    private async Task OpenQuarterAsync(CancellationToken ct)
    {
        var office = await PersonAsync("anweiban1", Roles.DistrictOffice, ct);
        await using var scope = scopes.CreateAsyncScope();
        Enter(scope.ServiceProvider, office, "demo-quarter");
        var today = scope.ServiceProvider.GetRequiredService<TimeProvider>().Today();
        if ((await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new OpenReportPeriod(ReportKinds.Quarter, today), ct)).Succeeded)
        {
            await using var street = scopes.CreateAsyncScope();
            Enter(street.ServiceProvider, await PersonAsync("xiaozhai", Roles.StreetOfficer, ct), "demo-quarter-draft");
            var mediator = street.ServiceProvider.GetRequiredService<IMediator>();
            if ((await mediator.Send(new MyReports(), ct)).Value is [var duty, ..] && (await mediator.Send(new ReportDetails(duty.DutyId), ct)).Value.Proposal is { } proposal)
            {
                await mediator.Send(new SaveReportDraft(ReportKinds.Quarter, today, proposal.Entry, ForSignature: true), ct);
            }
        }
    }

    /// <summary>A notification that two grid officers have begun to deliver, and an exemplary unit.</summary>
    private async Task PublishAsync(CancellationToken ct)
    {
        var office = await PersonAsync("anweiban1", Roles.DistrictOffice, ct);
        await using var scope = scopes.CreateAsyncScope();
        Enter(scope.ServiceProvider, office, null);
        if ((await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ListMaterials(Page: new PageRequest(1, 1)), ct)).Value.Page.Total > 0)
        {
            return;
        }

        var today = scope.ServiceProvider.GetRequiredService<TimeProvider>().Today();
        var notification = await SendAsync(DemoPublicity.Notification(today), office, "demo-publicity-1", ct);
        await SendAsync(DemoPublicity.ExemplaryUnit(today, await EnterpriseAsync(DemoPublicity.Exemplary, ct)), office, "demo-publicity-2", ct);
        foreach (var (receipt, n) in DemoPublicity.Receipts.Select((r, i) => (r, i + 1)))
        {
            var officer = await PersonAsync(receipt.UserName, Roles.GridOfficer, ct);
            var photo = await SendAsync(new StoreAttachment($"demo-receipt-{n:00}.png", DemoPhoto.Png(50 + n)), officer, $"demo-receipt-photo-{n}", ct);
            await SendAsync(
                new RecordReceipt(notification, await EnterpriseAsync(receipt.CreditCode, ct), today.AddDays(-3), receipt.Way, receipt.Recipient, [photo.Id]), officer, $"demo-receipt-{n}", ct);
        }
    }

    private Task<Actor> PersonAsync(string userName, string role, CancellationToken ct) => desk.PersonAsync(userName, role, ct);

    private Task<T> SendAsync<T>(ICommand<T> command, Actor actor, string key, CancellationToken ct) => desk.SendAsync(command, actor, key, ct);

    private static async Task<int> CountHazardsAsync(IServiceProvider scope, CancellationToken ct)
    {
        Enter(scope, Actor.System, null);
        return (await scope.GetRequiredService<IMediator>().Send(new ListHazards(Page: new PageRequest(1, 1)), ct)).Value.Page.Total;
    }

    private static void Enter(IServiceProvider scope, Actor actor, string? key) => DemoDesk.Enter(scope, actor, key);
}
