using CaseFlow.Domain.WorkItems;
using CaseFlow.Host.Pages.Tasks;
using CaseFlow.Host.Pages.Tasks.Forms;

namespace CaseFlow.Host.Tests.Pages.Tasks;

public sealed class TaskFormsTests
{
    [Fact]
    public void Every_form_of_the_domain_has_a_component_of_its_own()
    {
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join(", ", TaskForms.Names.Order()));
        new FormCatalog().Names.Except(TaskForms.Names).ShouldBeEmpty();
    }

    [Fact]
    public void No_component_fills_in_a_form_that_does_not_exist() => TaskForms.Names.Except(new FormCatalog().Names).ShouldBeEmpty();

    [Fact]
    public void Form_of_a_later_definition_gets_the_plain_component() => TaskForms.Find("made-later").ShouldBe(typeof(PlainForm));

    [Fact]
    public void Outcome_without_form_needs_none() => TaskForms.Find(null).ShouldBeNull();
}
