using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Definitions.Releases;

/// <summary>Who is told what, and what the audit keeps.</summary>
public sealed class ReleaseNoticeTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Those_who_may_decide_are_told_of_the_request_and_the_requester_of_the_decision(DatabaseProvider provider)
    {
        await using var stage = await ReleaseStage.StartAsync(provider);
        var officer = await stage.AppointAsync("孙科员", Roles.DistrictOffice);
        await stage.SaveAsync("one", stage.Third);
        var id = (await stage.RequestAsync(stage.Writer)).Value.ReleaseId;
        var notice = (await stage.SendAsync(new MyNotices(new PageRequest()), stage.Second)).Value.Notices.Items.ShouldHaveSingleItem();
        notice.Title.ShouldBe("何小红提请发布流程《限期整改》第 1 版，请审核");
        (notice.SubjectKind, notice.SubjectId, notice.SubjectNumber).ShouldBe(("release", id, "第 1 版"));
        notice.Text.ShouldContain("复查期限改为十五日");
        (await stage.NoticesOfAsync(stage.Third)).ShouldBeEmpty("who wrote it may not decide");
        (await stage.NoticesOfAsync(officer)).ShouldBeEmpty();

        await stage.SendAsync(new ApproveRelease(id), stage.Second);
        (await stage.NoticesOfAsync(stage.Writer)).ShouldBe(["流程《限期整改》第 1 版已批准并发布"]);
        (await stage.NoticesOfAsync(stage.Second)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Rejection_and_voiding_are_told_with_their_reason_and_withdrawing_to_nobody()
    {
        await using var stage = await ReleaseStage.StartAsync(DatabaseProvider.Sqlite);
        await stage.SendAsync(new WithdrawRelease(await stage.WaitingAsync()), stage.Writer);
        (await stage.NoticesOfAsync(stage.Writer)).ShouldBeEmpty();
        await stage.SendAsync(new RejectRelease(await stage.WaitingAsync(), "依据不足"), stage.Second);
        await stage.WaitingAsync("two");
        await stage.SaveAsync("three", stage.Third);
        var notices = (await stage.SendAsync(new MyNotices(new PageRequest()), stage.Writer)).Value.Notices.Items;
        notices.Select(n => n.Title).ShouldBe(["流程《限期整改》第 1 版的发布提请已失效", "流程《限期整改》第 1 版的发布提请被退回"]);
        notices[1].Text.ShouldContain("依据不足");
        notices[0].Text.ShouldContain("庄文静");
    }

    [Fact]
    public async Task Where_nobody_else_may_decide_the_district_office_is_told()
    {
        await using var stage = await ReleaseStage.StartAsync(DatabaseProvider.Sqlite);
        var officer = await stage.AppointAsync("孙科员", Roles.DistrictOffice);
        await stage.DismissAsync(stage.Second);
        await stage.DismissAsync(stage.Third);
        await stage.WaitingAsync();
        (await stage.NoticesOfAsync(officer)).ShouldHaveSingleItem().ShouldContain("其他流程管理员");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Every_step_and_every_refused_attempt_stands_in_the_audit_of_the_request(DatabaseProvider provider)
    {
        await using var stage = await ReleaseStage.StartAsync(provider);
        var id = await stage.WaitingAsync();
        await stage.SendAsync(new ApproveRelease(id), stage.Writer);
        await stage.SendAsync(new ApproveRelease(id), stage.Second);
        var entries = await stage.District.WithDbAsync(db => db.Set<AuditEntry>().AsNoTracking().Where(a => a.Chain == id).OrderBy(a => a.Sequence).ToListAsync());
        entries.Select(a => (a.Command, a.ActorName, a.Succeeded, a.Refusals)).ShouldBe(
        [
            ("RequestRelease", "何小红", true, ""),
            ("ApproveRelease", "何小红", false, "workflow.release.same-person"),
            ("ApproveRelease", "卫明远", true, ""),
        ]);
    }
}
