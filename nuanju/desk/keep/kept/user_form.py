from django import forms


class UserForm(forms.ModelForm):
    """A new user cannot log in until a password is made for him."""

    def clean(self):
        if self.instance.pk is None:
            self.instance.set_unusable_password()
        return super().clean()
