using System.Globalization;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Pages.Kit;
using Shouldly;
using Xunit;

namespace CaseFlow.Host.Tests.Pages.Kit;

public sealed class SubmissionTests
{
    private readonly Submission _form = new();

    public SubmissionTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");

    private static Result<Done> Refused(params Refusal[] refusals) => Result<Done>.Refused(refusals);

    [Fact]
    public void A_second_press_while_the_first_is_on_its_way_does_nothing()
    {
        using (_form.Begin())
        {
            _form.Begin().ShouldBeNull();
        }

        _form.Begin().ShouldNotBeNull();
    }

    [Fact]
    public void A_refusal_stands_at_its_field_and_nowhere_else()
    {
        _form.At("reason").ShouldBeNull();
        _form.Show(Refused(new Refusal("validation.not-empty", "data.reason") { Message = "请填写理由。" }));
        _form.At("reason").ShouldBe("请填写理由。");
        _form.General.ShouldBeEmpty();
        _form.Refused.ShouldBeTrue();
    }

    [Fact]
    public void A_refusal_of_a_field_the_form_does_not_show_stands_above_it()
    {
        _form.Show(Refused(new Refusal("validation.not-empty", "hazardId") { Message = "缺少隐患。" }, new Refusal("access.sign-in")));
        _form.General.Select(r => r.Code).ShouldBe(["validation.not-empty", "access.sign-in"]);
    }

    [Fact]
    public void What_is_corrected_after_a_refusal_is_another_request()
    {
        var first = _form.Key;
        _form.Show((Result<Done>)Done.Value);
        _form.Key.ShouldBe(first, "pressing again after success must be the same request");
        _form.Show(Refused(Refusal.Conflict("conflict.changed")));
        _form.Key.ShouldNotBe(first);
        _form.Changed.ShouldBeTrue();
    }
}
