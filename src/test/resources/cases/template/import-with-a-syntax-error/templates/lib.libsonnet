{ title: }
